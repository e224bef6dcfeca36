import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { closeHub, databasePath, journalPath, openHub, type Hub } from '../../../hub/hub.ts'
import { replayJournal } from '../../../hub/journal/replay.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'

const codes = async ({ store }: Hub): Promise<string[]> => (await store.selectFrom('people').select('code').orderBy('code').execute()).map(({ code }) => code)

/** The files of a database as they stand, under another name; `back` puts them where they were. */
function keepDatabase({ folder }: RunningHub) {
  const files = ['', '-wal'].map(end => databasePath(folder) + end)
  const kept = files.map(file => readFileSync(file))
  return { back: () => files.forEach((file, index) => writeFileSync(file, kept[index] ?? '')) }
}

/** The hub of another process on the same folder, its database as it was before. */
async function reopened(running: RunningHub): Promise<Hub> {
  return openHub(running.folder, { now: running.clock.now })
}

describe('the journal', () => {
  it('says in a file beside the database what was decided, and nothing of it in the clear', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-4711', 'reviewer')
    const text = readFileSync(journalPath(running.folder), 'utf8')
    expect(text.trim().split('\n').map(line => (JSON.parse(line) as { seq: number }).seq)).toEqual([1])
    expect(text).not.toContain('r-4711')
    expect(await running.hub.journal.isAhead(running.hub.store)).toBe(false)
  })

  it('brings a database that lacks it up to it, once', async () => {
    const running = await runHub()
    await addPerson(running.hub, 'r-1', 'reviewer')
    const database = keepDatabase(running)
    await addPerson(running.hub, 'r-2', 'reviewer')
    await addPerson(running.hub, 's-1', 'supervisor')
    await closeHub(running.hub)
    database.back()
    const hub = await reopened(running)
    expect(await codes(hub)).toEqual(['r-1'])
    expect(await replayJournal(hub)).toEqual({ entries: 2, waiting: 0, missing: 0 })
    expect(await codes(hub)).toEqual(['r-1', 'r-2', 's-1'])
    expect(await replayJournal(hub)).toEqual({ entries: 0, waiting: 0, missing: 0 })
    await addPerson(hub, 'r-3', 'reviewer')
    expect(await replayJournal(hub)).toEqual({ entries: 0, waiting: 0, missing: 0 })
    await closeHub(hub)
  })

  it('counts what it says as done, although the transaction did not come to its end', async () => {
    const { hub } = await runHub()
    await expect(hub.store.transaction().execute(async transaction => {
      await hub.journal.append(transaction, 'person.added', { person: '5f0c1ad2-6e0c-4b0e-9a55-3a8d2d3b7d11', code: 'r-9', role: 'reviewer' })
      throw new Error('the power went')
    })).rejects.toThrow('the power went')
    expect(await codes(hub)).toEqual([])
    await expect(addPerson(hub, 'r-10', 'reviewer')).rejects.toMatchObject({ code: 'hub_busy' })
    await replayJournal(hub)
    await addPerson(hub, 'r-10', 'reviewer')
    expect(await codes(hub)).toEqual(['r-10', 'r-9'])
  })

  it('forgets a line that a crash left unfinished, because nobody was told that it was done', async () => {
    const { hub, folder } = await runHub()
    await addPerson(hub, 'r-1', 'reviewer')
    const whole = readFileSync(journalPath(folder), 'utf8')
    appendFileSync(journalPath(folder), '{"seq":2,"prev":"abc')
    expect(await replayJournal(hub)).toEqual({ entries: 0, waiting: 0, missing: 0 })
    await addPerson(hub, 'r-2', 'reviewer')
    const lines = readFileSync(journalPath(folder), 'utf8')
    expect(lines.startsWith(whole)).toBe(true)
    expect(lines.trim().split('\n')).toHaveLength(2)
  })

  it('is not brought back where a byte of it was altered, or an entry taken out', async () => {
    const running = await runHub()
    const database = keepDatabase(running)
    for (const code of ['r-1', 'r-2', 'r-3']) await addPerson(running.hub, code, 'reviewer')
    await closeHub(running.hub)
    database.back()
    const path = journalPath(running.folder)
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const hub = await reopened(running)
    const altered = lines.map((line, index) => (index === 1 ? line.replace(/"box":"..../, '"box":"AAAA') : line))
    const relabelled = lines.map((line, index) => (index === 2 ? line.replace(/"box":"(.*)"/, `"box":"${/"box":"(.*)"/.exec(lines[0] ?? '')?.[1] ?? ''}"`) : line))
    for (const spoilt of [altered, relabelled, [lines[0], lines[2]], [lines[1], lines[0], lines[2]], [...lines, 'no line']]) {
      writeFileSync(path, `${spoilt.join('\n')}\n`)
      await expect(replayJournal(hub)).rejects.toMatchObject({ code: 'journal_damaged' })
      expect(await codes(hub)).toEqual([])
    }
    writeFileSync(path, `${lines.join('\n')}\n`)
    expect(await replayJournal(hub)).toMatchObject({ entries: 3 })
    await closeHub(hub)
  })

  it('tells of entries that are in no file any more, and of a file that is older than the database', async () => {
    const running = await runHub()
    const database = keepDatabase(running)
    for (const code of ['r-1', 'r-2', 'r-3']) await addPerson(running.hub, code, 'reviewer')
    const path = journalPath(running.folder)
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    writeFileSync(path, `${lines.slice(0, 2).join('\n')}\n`)
    await expect(addPerson(running.hub, 'r-4', 'reviewer')).rejects.toMatchObject({ code: 'journal_damaged' })
    await closeHub(running.hub)
    database.back()
    writeFileSync(path, `${lines[2]}\n`)
    const hub = await reopened(running)
    expect(await replayJournal(hub)).toEqual({ entries: 1, waiting: 0, missing: 2 })
    await closeHub(hub)
  })

  it('begins anew where it was moved away, and goes on in its numbers', async () => {
    const { hub, folder } = await runHub()
    await addPerson(hub, 'r-1', 'reviewer')
    renameSync(journalPath(folder), `${journalPath(folder)}.old`)
    await addPerson(hub, 'r-2', 'reviewer')
    expect(JSON.parse(readFileSync(journalPath(folder), 'utf8'))).toMatchObject({ seq: 2 })
    rmSync(journalPath(folder))
    expect(await replayJournal(hub)).toEqual({ entries: 0, waiting: 0, missing: 0 })
  })

  it('is written by several processes in turn', async () => {
    const running = await runHub()
    const other = await reopened(running)
    await Promise.all(Array.from({ length: 12 }, (_, index) => addPerson(index % 2 === 0 ? running.hub : other, `person-${index}`, 'reviewer')))
    const seqs = readFileSync(journalPath(running.folder), 'utf8').trim().split('\n').map(line => (JSON.parse(line) as { seq: number }).seq)
    expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    await closeHub(other)
  })
})
