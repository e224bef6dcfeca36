import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { addPerson } from '../../../hub/access/people.ts'
import { closeHub, databasePath, openHub } from '../../../hub/hub.ts'
import { initHub } from '../../../hub/setup/init.ts'
import { openStore } from '../../../hub/store/store.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

async function freshHub() {
  const folder = join(temporaryFolder(), 'hub')
  await initHub(folder, { sample: false, address: '127.0.0.1:7420' })
  return folder
}

describe('the store', () => {
  it('refuses a database that a newer Earshot has written, and leaves it as it is', async () => {
    const folder = await freshHub()
    const hub = await openHub(folder)
    await sql`insert into kysely_migration (name, timestamp) values ('0099-from-the-future', '')`.execute(hub.store)
    await closeHub(hub)
    const before = readFileSync(databasePath(folder))
    await expect(openHub(folder)).rejects.toMatchObject({ code: 'hub_newer', message: expect.stringContaining('0099-from-the-future') })
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true)
  })

  it('tells a damaged database, and one whose keys are another hub\'s, from one that is not there', async () => {
    const folder = await freshHub()
    await expect(openStore(databasePath(folder), Buffer.alloc(32, 7))).rejects.toMatchObject({ code: 'hub_damaged' })
    writeFileSync(databasePath(folder), Buffer.alloc(8192, 1))
    await expect(openHub(folder)).rejects.toMatchObject({ code: 'hub_damaged' })
    await expect(openHub(temporaryFolder())).rejects.toMatchObject({ code: 'hub_missing' })
  })

  it('may be open in several processes at once, each seeing what the other wrote', async () => {
    const folder = await freshHub()
    const [one, other] = [await openHub(folder), await openHub(folder)]
    await Promise.all(Array.from({ length: 10 }, (_, index) => addPerson(index % 2 === 0 ? one : other, `person-${index}`, 'reviewer')))
    expect(await other.store.selectFrom('people').select('code').execute()).toHaveLength(10)
    await closeHub(one)
    await closeHub(other)
  })

  it('undoes a transaction that fails in the middle', async () => {
    const { hub } = await runHub()
    await expect(hub.store.transaction().execute(async transaction => {
      await transaction.insertInto('people').values({ id: 'x', code: 'x-1', role: 'reviewer', created_at: 1 }).execute()
      throw new Error('in the middle')
    })).rejects.toThrow('in the middle')
    expect(await hub.store.selectFrom('people').select('id').execute()).toEqual([])
  })
})

describe('on the disk', () => {
  it('no word, name, file name or sound of a clip can be read anywhere', async () => {
    const running = await runHub()
    const clips = [importedClip('the quick brown xylophone', { reference: 'The quick brown xylophone.' })]
    await addClips(running, clips)
    const { station, stream, at } = await reviewerAtWork(running, ['zanzibar'])
    stream.append('annotation.submitted', submitted(at(0), annotation('my transcript of zanzibar')))
    await send(running, stream, station.token)
    const files = readdirSync(running.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    expect(files.length).toBeGreaterThan(8)
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const word of ['xylophone', 'zanzibar', 'anna', 'miller', '4711', 'provider-record']) {
        expect(bytes.includes(word) || name.includes(word), `${word} in ${name}`).toBe(false)
      }
      for (const { wav } of clips) expect(bytes.includes(Buffer.from(wav.subarray(100, 132))), name).toBe(false)
    }
    expect(running.logged()).not.toMatch(/xylophone|zanzibar|anna|4711/)
  })

  it('keys are for this account alone, and a hub whose keys others can read does not open', async () => {
    const folder = await freshHub()
    const key = join(folder, 'keys', 'master.key')
    if (process.platform === 'win32') return
    chmodSync(key, 0o640)
    await expect(openHub(folder)).rejects.toMatchObject({ code: 'keys_exposed', message: expect.stringContaining('master.key') })
  })
})
