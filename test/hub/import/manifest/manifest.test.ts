import { describe, expect, it } from 'vitest'
import type { ManifestRow } from '../../../../hub/import/manifest/manifest.ts'
import { csv, csvWith, jsonWith, readText } from '../support/manifests.ts'

const rowsOf = async (text: string): Promise<ManifestRow[]> => {
  const read = await readText(text)
  if (!read.ok) throw new Error(read.fault.message)
  return read.rows
}

const rowOf = async (text: string) => {
  const [row] = await rowsOf(text)
  if (row === undefined || row.row === null) throw new Error(row?.fault ?? 'no row')
  return row.row
}

const faultOf = async (text: string): Promise<string | null> => (await rowsOf(text))[0]?.fault ?? null

const words = [
  { text: 'Play', from: 100, to: 300, confidence: 0.9 },
  { text: 'Taylor', from: 300, to: 600, confidence: 0.4 },
  { text: 'Swift.', from: 600, to: 900 },
]

describe('a manifest', () => {
  it('gives the same row from CSV and from JSON Lines', async () => {
    const slots = [{ label: 'artist_name', from: 1, to: 3 }]
    const more = { intent: 'play_music', wake_word: 'computer', recorded_at: '2026-03-01T23:30:00-05:00', speaker: 'S1', source_ref: 'R1', reference: 'play taylor swift' }
    const fromCsv = await rowOf(csvWith({ ...more, words: JSON.stringify(words), slots: JSON.stringify(slots), sensitivity: 'health; child' }))
    const fromJson = await rowOf(jsonWith({ ...more, words, slots, sensitivity: ['health', 'child'] }))
    expect(fromCsv).toEqual(fromJson)
    expect(fromCsv).toEqual({
      file: 'a.wav',
      locale: 'en-US',
      hypothesis: 'play taylor swift',
      words: [
        { text: 'play', from: 100, to: 300, confidence: 0.9 },
        { text: 'taylor', from: 300, to: 600, confidence: 0.4 },
        { text: 'swift', from: 600, to: 900, confidence: null },
      ],
      intent: 'play_music',
      slots: [{ label: 'artist_name', words: { from: 1, to: 3 } }],
      wakeWord: 'computer',
      recordedAt: Date.UTC(2026, 2, 2, 4, 30),
      day: '2026-03-01',
      speaker: 'S1',
      sourceRef: 'R1',
      sensitivity: ['health', 'child'],
      reference: 'play taylor swift',
    })
  })

  it('leaves out what is empty', async () => {
    const empty = { words: '', intent: '', slots: '', wake_word: '', recorded_at: '', speaker: '', source_ref: '', sensitivity: '', reference: '' }
    const nothing = { words: null, intent: null, slots: [], wakeWord: null, recordedAt: null, day: null, speaker: null, sourceRef: null, sensitivity: [], reference: null }
    expect(await rowOf(csvWith(empty))).toMatchObject(nothing)
    expect(await rowOf(csvWith({}))).toMatchObject(nothing)
    expect(await rowOf(jsonWith({ words: null, slots: null, sensitivity: null }))).toMatchObject(nothing)
  })

  it('keeps a day without a time as a day', async () => {
    expect(await rowOf(csvWith({ recorded_at: '2026-03-01' }))).toMatchObject({ recordedAt: null, day: '2026-03-01' })
  })

  it('may start with a byte order mark, end lines as it likes, leave lines empty, and quote line breaks', async () => {
    const rows = await rowsOf('\uFEFFfile,locale,hypothesis,reference\r\n\r\na.wav,en-US,one,"two\r\nlines"\r\nb.wav,en-US,two,\r\n')
    expect(rows.map(({ line, fault }) => [line, fault !== null])).toEqual([[3, true], [5, false]])
  })

  it('names each bad row by its line, and reads the others', async () => {
    const rows = await rowsOf([
      'file,locale,hypothesis',
      'a.wav,en-US,good',
      'b.wav,en-US',
      'c.wav,en-US,"never closed',
      'd.wav,en-US,he said "x" to me',
      'e.wav,en-US,"closed" too early',
      'f.wav,en-US,one,too many',
      'g.wav,en-US,good',
    ].join('\n'))
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, null],
      [3, 'It has 2 cells and the header 3.'],
      [4, 'A quotation mark opens a cell and is never closed.'],
      [5, expect.stringContaining('quotation marks')],
      [6, expect.stringContaining('quotation marks')],
      [7, 'It has 4 cells and the header 3.'],
      [8, null],
    ])
    const lines = await rowsOf(`${jsonWith({})}not json\n[1]\n"text"\n\n${jsonWith({})}`)
    expect(lines.map(({ line, fault }) => [line, fault])).toEqual([
      [1, null], ...[2, 3, 4].map(line => [line, 'This line is not one JSON object.']), [6, null],
    ])
  })

  it.each([
    [{ locale: 'english' }, 'locale: has to be a language and a region, as in en-US'],
    [{ file: '' }, 'file: is missing'],
    [{ hypothesis: null }, 'hypothesis: has to be text'],
    [{ hypothesis: 'two\nlines' }, 'hypothesis: holds a line break or another control character'],
    [{ hypothesis: 'x'.repeat(4001) }, 'hypothesis: '],
    [{ intent: 'Play Music' }, 'intent: has to be a label'],
    [{ recorded_at: '2026-03-01 14:00' }, 'recorded_at: has to be a day, or a time with its zone'],
    [{ recorded_at: '1911-03-01T00:00:00Z' }, 'recorded_at: has to be a day, or a time with its zone'],
    [{ recorded_at: '2026-02-30' }, 'recorded_at: has to be a day'],
    [{ sensitivity: 'spicy' }, 'sensitivity[0]: '],
    [{ slots: [{ label: 'artist_name', from: 1, to: 4 }] }, 'slots[0] ends after the last of 3 words'],
    [{ slots: [{ label: 'artist_name', from: 2, to: 2 }] }, 'slots[0]: holds no word'],
    [{ slots: 'artist_name' }, 'slots: '],
    [{ words: 'play jazz' }, 'words: have to be a JSON list of words with their times, as in '],
    [{ slots: 'jazz' }, 'slots: have to be a JSON list of labelled words, as in '],
    [{ words: [{ text: 'play', from: 5, to: 1 }] }, 'words[0]: ends before it starts'],
    [{ words: [{ text: 'play', from: 5.5, to: 10 }] }, 'words[0].from: '],
    [{ words: words.toReversed() }, 'words: are not in the order of their times'],
    [{ words: words.slice(1) }, 'words are other words than those of the hypothesis'],
    [{ words: [{ ...words[0], confidence: 90 }, ...words.slice(1)] }, 'words[0].confidence: '],
  ])('refuses a row with %j', async (change, fault) => {
    expect(await faultOf(jsonWith(change))).toContain(fault)
  })

  it('never repeats in a fault what a row says', async () => {
    const secret = 'zebra'
    const rows = await rowsOf([
      jsonWith({ intent: `${secret} X` }), jsonWith({ words: secret }), jsonWith({ recorded_at: secret }), jsonWith({ sensitivity: secret }),
      `{"file": "${secret}`, jsonWith({ slots: [{ label: `${secret} X`, from: 0, to: 1 }] }), jsonWith({ reference: `${secret}\n` + 'x'.repeat(5000) }),
    ].join('\n'))
    expect(rows).toHaveLength(7)
    expect(rows.every(({ fault }) => fault !== null && !fault.includes(secret))).toBe(true)
  })
})

describe('a manifest as a whole is at fault', () => {
  const codeOf = async (text: string | Uint8Array) => {
    const read = await readText(text)
    return read.ok ? null : read.fault.code
  }

  it('without any row', async () => {
    expect(await codeOf('')).toBe('manifest_empty')
    expect(await codeOf('file,locale,hypothesis\n')).toBe('manifest_empty')
    expect(await codeOf('\n\n')).toBe('manifest_empty')
  })

  it('without a column that is needed', async () => {
    expect(await codeOf(csv(['file', 'locale'], ['a.wav', 'en-US']))).toBe('missing_columns')
    expect(await codeOf('{"file":"a.wav","locale":"en-US"}\n')).toBe('missing_columns')
  })

  it('with a column twice, even where unknown ones are dropped', async () => {
    const twice = csv(['file', 'locale', 'hypothesis', 'speaker', 'speaker'], ['a.wav', 'en-US', 'x', 'a', 'b'])
    expect(await codeOf(twice)).toBe('duplicate_columns')
    expect(await readText(twice, true)).toMatchObject({ ok: false, fault: { code: 'duplicate_columns', columns: ['speaker'] } })
  })

  it('when it is no UTF-8 text', async () => {
    expect(await codeOf(new Uint8Array(Buffer.from('file,locale,hypothesis\na.wav,es-ES,mañana\n', 'latin1')))).toBe('manifest_unreadable')
    expect(await codeOf(new Uint8Array(Buffer.from('\uFEFFfile,locale', 'utf16le')))).toBe('manifest_unreadable')
  })

  it('and says what happened and what to do', async () => {
    for (const text of ['', csvWith({ name: 'Jane' }), csv(['file'], ['a.wav']), csv(['file', 'file'], ['a', 'b'])]) {
      const read = await readText(text)
      expect(read.ok ? '' : read.fault.message).toMatch(/^The manifest .+\.$/)
      expect(read.ok ? '' : read.fault.advice).toMatch(/^[A-Z].+\.$/)
    }
  })
})

describe('word times', () => {
  const timesOf = async (hypothesis: string, recognised: { text: string; from: number; to: number; confidence?: number }[]) =>
    (await rowOf(jsonWith({ hypothesis, words: recognised }))).words

  it('are carried from however the recogniser cuts and writes words to the words of the hypothesis', async () => {
    expect(await timesOf('Play “Taylor Swift” now!', [
      { text: 'PLAY', from: 0, to: 400, confidence: 0.9 }, { text: 'taylor-swift', from: 400, to: 1500, confidence: 0.5 }, { text: 'now', from: 1600, to: 1900 },
    ])).toEqual([
      { text: 'Play', from: 0, to: 400, confidence: 0.9 },
      { text: '“Taylor', from: 400, to: 1000, confidence: 0.5 },
      { text: 'Swift”', from: 1000, to: 1500, confidence: 0.5 },
      { text: 'now!', from: 1600, to: 1900, confidence: null },
    ])
    expect(await timesOf('天気を教えて', [{ text: '天気', from: 0, to: 300, confidence: 0.7 }, { text: 'を', from: 300, to: 400, confidence: 0.9 }, { text: '教えて', from: 400, to: 900, confidence: 0.8 }]))
      .toEqual([{ text: '天気を教えて', from: 0, to: 900, confidence: 0.7 }])
  })

  it('of a mark that nobody speaks are those of a moment', async () => {
    expect(await timesOf('stop – now', [{ text: 'stop', from: 0, to: 300 }, { text: 'now', from: 500, to: 800 }])).toEqual([
      { text: 'stop', from: 0, to: 300, confidence: null }, { text: '–', from: 500, to: 500, confidence: null }, { text: 'now', from: 500, to: 800, confidence: null },
    ])
  })
})
