import { describe, expect, it } from 'vitest'
import { columns, describeColumn } from '../../../../hub/import/manifest/columns.ts'
import { csvWith, jsonWith, readText } from '../support/manifests.ts'

// Names, accounts and serial numbers must not come in beside a recording, under whatever heading.

const identities = [
  'name', 'first_name', 'last_name', 'full name', 'customer', 'customer_name', 'customer_id', 'account', 'account_id', 'account number', 'user',
  'user_id', 'username', 'email', 'e-mail', 'phone', 'msisdn', 'address', 'street', 'city', 'zip', 'lat', 'lon', 'location', 'geo', 'ip', 'mac',
  'device', 'device_id', 'device_serial', 'serial', 'serial_number', 'dsn', 'imei', 'household', 'birthday', 'gender', 'age', 'notes', 'comment',
  'prénom', 'имя', 'नाम', '姓名', 'columns', 'id', 'metadata', '',
]
const disguises = [
  'File', 'FILE', ' file', 'file ', 'file\t', 'file\u00a0', 'file\u200b', '\u200bfile', 'fi\u200dle', 'fi\u00adle', 'file\u202e', 'file\u0000', '\ufefffile',
  'fіle', 'ｆｉｌｅ', 'ﬁle', 'spеaker', 'ѕpeaker', 'speаker', 'ſpeaker', 'speaker.', 'speaker:', 'speaker_', 'speaker2', 'speaker.name', 'speaker[name]',
  'speakers', 'Speaker', 'loсale', 'lоcale', 'locale ', 'l0cale', 'words2', 'word', 'word s', 'wake-word', 'wakeWord', 'wake word', 'recordedAt',
  'recorded-at', 'recorded_at ', 'source-ref', 'SOURCE_REF', 'source_ref\u2060', 'reference\u180e', 'refеrence', 'hypothesis\u034f', 'sensitivity?',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length',
]
const headings = [...identities, ...disguises]

const refusal = async (text: string) => {
  const read = await readText(text)
  return read.ok ? null : read.fault
}

describe('a column that is not on the list', () => {
  it('can be written in more than a hundred ways', () => {
    expect(new Set(headings).size).toBe(headings.length)
    expect(headings.length).toBeGreaterThan(100)
    expect(headings.filter(heading => (columns as readonly string[]).includes(heading))).toEqual([])
  })

  it.each(headings)('is refused by name in CSV: %j', async heading => {
    // A file's first byte order mark is none of the heading's: the column stands last.
    expect(await refusal(csvWith({ speaker: 'S1', [heading]: 'Jane Roe' }))).toMatchObject({ code: 'unknown_columns', columns: [heading] })
  })

  it.each(headings)('is refused by name in JSON Lines, in whichever row: %j', async heading => {
    const row = jsonWith({ speaker: 'S1' })
    const smuggling = row.replace('"speaker":"S1"', `${JSON.stringify(heading)}:"Jane Roe"`)
    expect(await refusal(row + row + smuggling)).toMatchObject({ code: 'unknown_columns', columns: [heading] })
  })

  it.each(['name', 'account', '__proto__', 'constructor', 'Text', 'text ', 'from\u200b', 'speaker'])(
    'is refused inside the lists of a row: %j', async key => {
      const word = JSON.stringify([{ text: 'play', from: 0, to: 1 }]).replace('{', `{${JSON.stringify(key)}:"Jane Roe",`)
      const slot = JSON.stringify([{ label: 'artist_name', from: 0, to: 1 }]).replace('{', `{${JSON.stringify(key)}:"Jane Roe",`)
      for (const [column, list] of [['words', word], ['slots', slot]] as const) {
        const fault = { code: 'unknown_columns', columns: [`${column}[].${key}`] }
        expect(await refusal(csvWith({ [column]: list }))).toMatchObject(fault)
        expect(await refusal(jsonWith({ [column]: 'LIST' }).replace('"LIST"', list))).toMatchObject(fault)
      }
    })

  it('is dropped and named on demand, and nothing of it stays', async () => {
    const nested = { words: [{ text: 'play', from: 0, to: 1, owner: 'Jane Roe' }], slots: [{ label: 'artist_name', from: 0, to: 1, owner: 'Jane Roe' }] }
    const read = await readText(jsonWith({ name: 'Jane Roe', hypothesis: 'play', 'file\u200b': 'Jane Roe', ...nested }), true)
    expect(read).toMatchObject({ ok: true, droppedColumns: ['name', 'file\u200b', 'words[].owner', 'slots[].owner'] })
    expect(read.ok && read.rows.map(({ fault }) => fault)).toEqual([null])
    expect(JSON.stringify(read.ok && read.rows)).not.toContain('Jane')
    const table = await readText(csvWith({ account: '12-345', Speaker: 'Jane Roe' }), true)
    expect(table).toMatchObject({ ok: true, droppedColumns: ['account', 'Speaker'] })
    expect(JSON.stringify(table.ok && table.rows)).not.toMatch(/Jane|12-345/)
  })
})

describe('a value', () => {
  it.each([
    { intent: 'Jane Roe' }, { sensitivity: 'Jane' }, { locale: 'Jane' }, { recorded_at: 'Jane Roe' }, { slots: [{ label: 'Jane Roe', from: 0, to: 1 }] },
    { words: [{ text: 'Jane', from: 0, to: 1 }, { text: 'Roe', from: 1, to: 2 }] }, { words: [{ text: 'play taylor swift Jane Roe', from: 0, to: 1 }] },
    { speaker: { name: 'Jane Roe' } }, { file: { name: 'Jane Roe' } }, { hypothesis: { text: 'Jane Roe' } }, { words: { text: 'Jane Roe' } },
    { slots: ['Jane Roe'] }, { words: ['Jane Roe'] }, { slots: [['Jane Roe']] }, { reference: ['Jane Roe'] }, { sensitivity: { name: 'Jane' } },
    { slots: [{ label: 'artist_name', from: { name: 'Jane' }, to: 1 }] }, { wake_word: 'Jane Roe '.repeat(20) }, { source_ref: 'Jane Roe '.repeat(40) },
  ])('cannot carry anything else: %j', async more => {
    const read = await readText(jsonWith(more))
    expect(read.ok && read.rows.map(({ row: good }) => good)).toEqual([null])
    expect(read.ok && read.rows.map(({ fault }) => fault).join()).not.toContain('Jane')
  })

  it('without a heading is refused with its row', async () => {
    const read = await readText('file,locale,hypothesis\na.wav,en-US,play,Jane Roe\n')
    expect(read.ok && read.rows).toEqual([{ line: 2, row: null, file: '', fault: 'It has 4 cells and the header 3.' }])
  })
})

describe('the name of a column at fault', () => {
  it('shows what cannot be seen, and what it only looks like', () => {
    expect(describeColumn('account')).toBe('"account"')
    expect(describeColumn('speaker\u200b')).toBe('"speakerU+200B" (with U+200B), which is not speaker')
    expect(describeColumn('spеaker')).toBe('"spеaker" (with U+0435), which is not speaker')
    expect(describeColumn('Speaker ')).toBe('"Speaker ", which is not speaker')
    expect(describeColumn('wakeWord')).toBe('"wakeWord", which is not wake_word')
    expect(describeColumn('\u001b[31mname')).toBe('"U+001B[31mname" (with U+001B)')
  })
})
