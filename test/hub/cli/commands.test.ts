import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseInvitation } from '../../../shared/hub-api/access.ts'
import { databasePath, keyFolder } from '../../../hub/hub.ts'
import { readKeys } from '../../../hub/keys/key-files.ts'
import { createKeyRing } from '../../../hub/keys/key-ring.ts'
import { openSqlite } from '../../../hub/store/dialect.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'

const newFolder = () => join(temporaryFolder(), 'hub')

async function madeHub(...more: string[]) {
  const data = newFolder()
  const { value } = await askCommand('init', '--data', data, ...more)
  return { data, made: value as { hub: string; fingerprint: string; recoveryKey: string } }
}

describe('init', () => {
  it('makes a hub and prints its recovery key', async () => {
    const { data, made } = await madeHub('--sample', '--address', 'hub.example:8000')
    expect(Object.keys(made)).toEqual(['hub', 'fingerprint', 'recoveryKey'])
    const { value } = await askCommand('status', '--data', data)
    expect(value).toMatchObject({ hub: made.hub, fingerprint: made.fingerprint, epoch: 1, sample: true, address: 'hub.example:8000', clips: { imported: 0 } })
    expect(existsSync(join(data, 'blobs'))).toBe(true)
  })

  it('touches no hub that is there, and no folder with other files', async () => {
    const { data, made } = await madeHub()
    expect(await askCommand('init', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'hub_exists', safe: 'It was left as it is.' } } })
    expect((await askCommand('status', '--data', data)).value).toMatchObject({ hub: made.hub })
    const other = temporaryFolder()
    writeFileSync(join(other, 'diary.txt'), 'dear')
    expect(await askCommand('init', '--data', other)).toMatchObject({ exit: 2, value: { error: { code: 'folder_not_empty' } } })
    expect(readdirSync(other)).toEqual(['diary.txt'])
  })

  it('leaves nothing half done when it cannot be done', async () => {
    const data = newFolder()
    expect(await askCommand('init', '--data', data, '--address', 'no address')).toMatchObject({ exit: 2, value: { error: { code: 'address_malformed' } } })
    expect(readdirSync(dirname(data))).toEqual([])
    const blocked = join(temporaryFolder(), 'file')
    writeFileSync(blocked, '')
    expect((await askCommand('init', '--data', join(blocked, 'hub'))).exit).toBe(2)
    expect(readdirSync(dirname(blocked))).toEqual(['file'])
  })

  it('takes an empty folder that is there', async () => {
    const data = newFolder()
    mkdirSync(data)
    expect((await askCommand('init', '--data', data)).exit).toBe(0)
  })
})

describe('people', () => {
  it('are added by a code and a role, and invited', async () => {
    const { data, made } = await madeHub()
    const { value } = await askCommand('people', 'add', 'r-17', '--role', 'reviewer', '--data', data)
    expect(value).toMatchObject({ code: 'r-17', role: 'reviewer', person: expect.any(String) })
    expect(parseInvitation(String(value['invitation']))).toMatchObject({ kind: 'person', host: '127.0.0.1:7420', fingerprint: made.fingerprint })
    const again = await askCommand('people', 'invite', 'r-17', '--address', '10.1.2.3:9000', '--data', data)
    expect(again.value).toMatchObject({ person: value['person'], code: 'r-17' })
    expect(parseInvitation(String(again.value['invitation']))?.host).toBe('10.1.2.3:9000')
    expect((await askCommand('people', 'list', '--data', data)).value).toEqual({ people: [{ person: value['person'], code: 'r-17', role: 'reviewer' }] })
    expect((await runCommand('people', 'list', '--data', data)).out).toMatch(/^r-17 +reviewer\n$/)
  })

  it('are refused twice, by a name, or in a role that there is not', async () => {
    const { data } = await madeHub()
    await askCommand('people', 'add', 'r-17', '--role', 'reviewer', '--data', data)
    const refusal = async (...args: string[]) => {
      const { exit, value } = await askCommand('people', ...args, '--data', data)
      expect(exit).toBe(2)
      return (value as { error: { code: string } }).error.code
    }
    expect(await refusal('add', 'r-17', '--role', 'safety')).toBe('person_exists')
    expect(await refusal('add', 'Anna Miller', '--role', 'reviewer')).toBe('code_malformed')
    expect(await refusal('add', 'r-18', '--role', 'boss')).toBe('usage')
    expect(await refusal('add', 'r-18')).toBe('usage')
    expect(await refusal('invite', 'r-99')).toBe('person_unknown')
    expect(((await askCommand('people', 'list', '--data', data)).value as { people: unknown[] }).people).toHaveLength(1)
  })
})

describe('enrol', () => {
  it('invites a device', async () => {
    const { data, made } = await madeHub()
    const { value } = await askCommand('enrol', '--data', data)
    expect(Object.keys(value)).toEqual(['invitation'])
    expect(parseInvitation(String(value['invitation']))).toMatchObject({ kind: 'device', fingerprint: made.fingerprint })
    expect((await runCommand('enrol', '--data', data)).out).toContain('good once, for 24 hours')
  })
})

describe('assign', () => {
  it('says whom it does not know, and when there is nothing', async () => {
    const { data } = await madeHub()
    await askCommand('people', 'add', 'r-17', '--role', 'reviewer', '--data', data)
    expect(await askCommand('assign', '--person', 'r-99', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'person_unknown' } } })
    expect(await askCommand('assign', '--person', 'r-17', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'nothing_to_assign' } } })
    expect(await askCommand('assign', '--person', 'r-17', '--project', 'secret', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'project_unknown' } } })
    expect(await askCommand('assign', '--person', 'r-17', '--count', '0', '--data', data)).toMatchObject({ exit: 2, value: { error: { code: 'usage' } } })
  })
})

describe('every command', () => {
  it('explains itself', async () => {
    const { exit, out } = await runCommand('--help')
    expect(exit).toBe(0)
    for (const name of ['init', 'serve', 'import', 'project', 'people', 'rota', 'notify', 'enrol', 'assign', 'export', 'escalations', 'evidence', 'verify', 'who-heard', 'recovery', 'devices', 'status']) {
      expect(out).toContain(name)
      expect(await runCommand(name, '--help')).toMatchObject({ exit: 0, out: expect.stringContaining('Usage:') })
    }
  })

  it('that there is not, or that lacks something, says so', async () => {
    expect(await runCommand('reboot')).toMatchObject({ exit: 2, out: '', err: expect.stringContaining("unknown command 'reboot'") })
    expect(await runCommand('status', '--shiny')).toMatchObject({ exit: 2, err: expect.stringContaining('--shiny') })
    expect(await runCommand('serve', '--port', '99999')).toMatchObject({ exit: 2, err: expect.stringContaining('0 to 65535') })
  })

  it('says where there is no hub, and what to do', async () => {
    const data = newFolder()
    for (const command of [['status'], ['enrol'], ['export'], ['serve'], ['people', 'list'], ['import', '.']]) {
      const { exit, err } = await runCommand(...command, '--data', data)
      expect({ exit, err }).toEqual({ exit: 2, err: `There is no hub in ${data}.\nNothing was changed.\nName its folder with --data, or make one with: init\n` })
    }
    expect(existsSync(data)).toBe(false)
  })

  it('waits for a database that another process is writing to, and then says that it is locked', async () => {
    const { data } = await madeHub()
    const { databaseKey } = createKeyRing(readKeys(keyFolder(data)), size => Buffer.alloc(size))
    const other = openSqlite(databasePath(data), databaseKey, { create: false })
    other.exec('begin immediate')
    const waiting = askCommand('people', 'add', 'r-1', '--role', 'reviewer', '--data', data)
    expect(await waiting).toMatchObject({ exit: 2, value: { error: { code: 'hub_busy' } } })
    setTimeout(() => other.exec('rollback'), 300)
    expect(await askCommand('people', 'add', 'r-1', '--role', 'reviewer', '--data', data)).toMatchObject({ exit: 0 })
    other.close()
  })
})
