import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readRecall } from '../../hub/recalls/read.ts'
import { reasonOf } from '../support/refusals.ts'
import { writeNoiseClips } from '../bench/noise-clips.ts'
import { temporaryFolder } from '../support/folders.ts'
import { hubWithClips, joinHub, until } from './colleagues.ts'
import { passphrase } from './workstation.ts'

const Issued = z.looseObject({ number: z.int(), state: z.string() })

/** Adds two recordings of one speaker. */
async function ofOneSpeaker(importFolder: (folder: string, manifest: string) => Promise<unknown>): Promise<void> {
  const folder = join(temporaryFolder(), 'speaker')
  writeNoiseClips(folder, [2_000, 3_000])
  const rows = ['0', '1'].map(n => `${n}.wav,en-US,call anna,speaker-7`)
  const manifest = join(folder, 'speaker.csv')
  writeFileSync(manifest, ['file,locale,hypothesis,speaker', ...rows].join('\n'))
  await importFolder(folder, manifest)
}

test('a recall by pseudonym reaches two laptops, one of them locked, and is complete when both have nothing left', { timeout: 180_000 }, async () => {
  const { hub, inside, share } = await hubWithClips(2)
  await ofOneSpeaker(hub.importFolder)
  const [first, second] = [await joinHub(hub, 'r-101', 'reviewer'), await joinHub(hub, 'r-102', 'reviewer')]
  const { batch } = await hub.assign('r-101')
  await share(batch, 'r-102')
  await first.enter()
  await first.settled(4)
  await second.enter()
  await second.settled(4)
  const person = (await second.ask('session.read', {})).people[0]?.person ?? ''
  await second.ask('session.lock', {})

  const { number } = await hub.folder.command(Issued, 'recall', 'speaker', 'speaker-7', '--reason', 'the speaker asked for it')
  const state = () => inside(async opened => readRecall(opened, number))
  await until(first, async () => (await first.ask('sync.status', {})).clipsOnDevice === 2)
  expect(await first.ask('search.find', { text: 'anna', scope: 'all', cursor: null, limit: 10 })).toMatchObject({ matches: [] })
  await expect.poll(async () => (await state()).state, { timeout: 20_000 }).toBe('partial')
  // The keys go while the vault is locked; its words when it is opened next.
  const fromLocked = () => inside(async opened => (await opened.store.selectFrom('recall_receipts').select('clip').where('words', '=', 0).execute()).length)
  second.core.notice('resume')
  await expect.poll(fromLocked, { timeout: 60_000 }).toBe(2)
  await second.ask('session.unlock', { person, passphrase })
  await until(second, async () => (await second.ask('sync.status', {})).clipsOnDevice === 2)
  await second.ask('shift.start', { zone: 'UTC' })
  const gone = (await second.ask('clips.list', {})).filter(row => row.state === 'shredded')
  for (const { clip } of gone) expect(await reasonOf(() => second.ask('clips.open', { clip }))).toBe('clip_recalled')
  await until(second, async () => (await state()).state === 'complete')
  await expect.poll(async () => (await state()).clips, { timeout: 20_000 }).toEqual({ free: 0, quarantined: 0, held: 0, destroyed: 2 })
})
