import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openSettled } from '../../../hub/adjudications/box.ts'
import { consensusOf } from '../../../hub/adjudications/consensus.ts'
import { whoHeard } from '../../../hub/audit/who-heard.ts'
import { closeHub, databasePath, journalPath, openHub } from '../../../hub/hub.ts'
import { replayJournal } from '../../../hub/journal/replay.ts'
import { wipe } from '../../../hub/recalls/wipe.ts'
import { annotation } from '../support/answers.ts'
import { answerClip, decide, hear, twoAndAThird, waitingFor } from '../support/adjudicating.ts'
import { colleague } from '../support/asking.ts'
import { recall } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send } from '../support/workstation.ts'

async function differing(running: RunningHub) {
  const people = await twoAndAThird(running)
  await answerClip(running, people.one, 'play some jazz', { intent: 'play_music' })
  await answerClip(running, people.other, 'play some chess', { intent: 'other' })
  const [waiting] = await waitingFor(running, people.lead)
  return { ...people, id: waiting?.adjudication ?? '' }
}

const row = ({ hub: { store } }: RunningHub) => store.selectFrom('adjudications').selectAll().executeTakeFirstOrThrow()

describe('a third person', () => {
  it('is shown both answers with the times of their words, and nothing that tells who gave which', async () => {
    const running = await runHub()
    const { one, other, lead, id } = await differing(running)
    const read = await running.get('adjudications.read', { params: { adjudication: id } }, lead.station.token)
    expect([read.a, read.b].map(({ annotation: { transcript } }) => transcript).toSorted()).toEqual(['play some chess', 'play some jazz'])
    expect(read).toMatchObject({ differs: ['intent', 'words'], durationMs: 4_000, wordsApproximate: true, version: 1 })
    for (const { words } of [read.a, read.b]) {
      expect(words).toHaveLength(3)
      expect(words.every(({ from, to }, at) => from < to && from >= (words[at - 1]?.from ?? 0))).toBe(true)
    }
    const told = JSON.stringify([read, await waitingFor(running, lead)])
    for (const { station } of [one, other]) for (const secret of [station.person.person, station.person.code]) expect(told).not.toContain(secret)
  })

  it('sees either answer first as often as the other', async () => {
    const running = await runHub()
    const { one, other } = await twoAndAThird(running, Array.from({ length: 40 }, (_, index) => `clip ${index}`))
    for (let index = 0; index < 40; index++) await answerClip(running, one, 'left', {}, { index })
    for (let index = 0; index < 40; index++) await answerClip(running, other, 'right', {}, { index })
    const firsts = (await running.hub.store.selectFrom('adjudications').select('a').execute()).filter(({ a }) => a === one.station.person.person).length
    expect(firsts).toBeGreaterThan(5)
    expect(firsts).toBeLessThan(35)
  })

  it('hears the clip on one device, which the log of who heard it tells', async () => {
    const running = await runHub()
    const { one, lead, id } = await differing(running)
    const excerpt = await hear(running, lead, id)
    expect(excerpt).toMatchObject({ clip: one.at(0).clip, span: { from: 0, to: 4_000 } })
    lead.stream.append('excerpt.played', { grant: excerpt.grant, clip: excerpt.clip, shift: null, played: [{ from: 0, to: 3_000 }], speed: 1 })
    expect((await send(running, lead.stream, lead.station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    const { heard } = await whoHeard(running.hub, { field: 'clip', text: excerpt.clip }, 'an audit', null)
    const { code } = lead.station.person
    expect(heard.filter(({ person }) => person === code).map(({ kind, spans }) => [kind, spans])).toEqual([['granted', [{ from: 0, to: 4_000 }]], ['played', [{ from: 0, to: 3_000 }]]])
  })

  it('decides by ear, never unheard', async () => {
    const running = await runHub()
    const { lead, id } = await differing(running)
    expect(await decide(running, lead, id, { chosen: 'a' })).toBe('not_heard')
    await hear(running, lead, id)
    expect(await decide(running, lead, id, { chosen: 'a' })).toBe('settled')
    expect(await waitingFor(running, lead)).toEqual([])
    expect(await row(running)).toMatchObject({ chosen: 'a', settled_by: lead.station.person.person, settled_at: running.clock.now() })
    expect(await decide(running, lead, id, { chosen: 'b' })).toBe('wrong_state')
  })

  it('does not decide on answers that have changed since they were read', async () => {
    const running = await runHub()
    const { other, lead, id } = await differing(running)
    await hear(running, lead, id)
    await answerClip(running, other, 'play some chips', {}, { revision: 2 })
    expect(await decide(running, lead, id, { chosen: 'b', seen: 1 })).toBe('wrong_state')
    expect(await decide(running, lead, id, { chosen: 'b', seen: 2 })).toBe('settled')
  })

  it('may write a third answer, which has to fit the task', async () => {
    const running = await runHub()
    const { lead, id } = await differing(running)
    await hear(running, lead, id)
    expect(await decide(running, lead, id, { chosen: 'third', annotation: annotation('play some gas', { intent: 'no_such_intent' }) })).toBe('invalid_request')
    expect(await decide(running, lead, id, { chosen: 'third' })).toBe('invalid_request')
    expect(await decide(running, lead, id, { chosen: 'a', annotation: annotation('play some gas') })).toBe('invalid_request')
    expect(await decide(running, lead, id, { chosen: 'third', annotation: annotation('play some gas') })).toBe('settled')
  })

  it('decides nothing on a clip that was taken back, and cannot hear it', async () => {
    const running = await runHub()
    const { one, lead, id } = await differing(running)
    await hear(running, lead, id)
    await recall(running, 'clip', one.at(0).clip)
    expect(await decide(running, lead, id, { chosen: 'a' })).toBe('clip_withheld')
    expect(await running.refusal('adjudications.excerpt', { params: { adjudication: id } }, lead.station.token)).toBe('clip_withheld')
    expect(await running.refusal('adjudications.read', { params: { adjudication: id } }, lead.station.token)).toBe('clip_withheld')
  })

  it('is never one of the two, even if that person supervises by now', async () => {
    const running = await runHub()
    const { one, lead, id } = await differing(running)
    await running.hub.store.updateTable('people').set({ role: 'supervisor' } as never).where('id', '=', one.station.person.person).execute()
    await one.station.renew()
    expect(await waitingFor(running, { station: one.station, stream: one.stream })).toEqual([])
    expect(await running.refusal('adjudications.read', { params: { adjudication: id } }, one.station.token)).toBe('second_person_needed')
    expect(await waitingFor(running, lead)).toHaveLength(1)
  })

  it('meets no adjudication that does not exist', async () => {
    const running = await runHub()
    const lead = await colleague(running, 'supervisor')
    expect(await running.refusal('adjudications.read', { params: { adjudication: newId() } }, lead.station.token)).toBe('not_found')
  })

  it('who finds that nobody was addressed keeps the clip from everybody', async () => {
    const running = await runHub()
    const { one, other, lead, id } = await differing(running)
    await hear(running, lead, id)
    await decide(running, lead, id, { chosen: 'third', annotation: annotation('', { wake: 'media' }) })
    const withheld = async () => (await running.hub.store.selectFrom('clips').select('quarantined_at').where('id', '=', one.at(0).clip).executeTakeFirstOrThrow()).quarantined_at !== null
    expect(await withheld()).toBe(true)
    await answerClip(running, other, 'play some jazz', {}, { revision: 2 })
    expect(await withheld()).toBe(true)
  })
})

describe('what was settled', () => {
  it('stays, whatever the two answer later', async () => {
    const running = await runHub()
    const { other, lead, id } = await differing(running)
    await hear(running, lead, id)
    await decide(running, lead, id, { chosen: 'b' })
    const before = await row(running)
    await answerClip(running, other, 'play some jazz', {}, { revision: 2 })
    expect(await row(running)).toEqual(before)
  })

  it('lies in the journal under the clip\'s own key, so that nothing of it can be read once that is gone', async () => {
    const running = await runHub()
    const { lead, id } = await differing(running)
    await hear(running, lead, id)
    await decide(running, lead, id, { chosen: 'third', annotation: annotation('play some gas') })
    const { box } = await row(running)
    expect(box?.toString()).not.toContain('some gas')
    expect(readFileSync(journalPath(running.folder), 'utf8')).not.toContain('some gas')
  })

  it('comes back with the journal to a database that lacks it, and stays unreadable where its clip was destroyed since', async () => {
    const running = await runHub()
    const { one, lead, id } = await differing(running)
    await hear(running, lead, id)
    const files = ['', '-wal'].map(end => databasePath(running.folder) + end)
    const kept = files.map(file => readFileSync(file))
    await decide(running, lead, id, { chosen: 'third', annotation: annotation('play some gas') })
    await closeHub(running.hub)
    files.forEach((file, index) => writeFileSync(file, kept[index] ?? ''))
    const hub = await openHub(running.folder, { now: running.clock.now })
    expect(await replayJournal(hub)).toMatchObject({ waiting: 0, missing: 0 })
    expect((await consensusOf(hub, hub.store)).get(one.at(0).clip)).toMatchObject({ state: 'settled', answer: { annotation: { transcript: 'play some gas' }, reason: 'heard it twice' } })
    await hub.store.transaction().execute(transaction => wipe(transaction, one.at(0).clip, running.clock.now()))
    const left = await hub.store.selectFrom('adjudications').innerJoin('clips', 'clips.id', 'clip').select(['adjudications.id', 'clip', 'box', 'wrapped_key']).executeTakeFirstOrThrow()
    expect(() => openSettled(hub, left, left.id, left.box ?? Buffer.alloc(0))).toThrow()
    expect(await consensusOf(hub, hub.store)).toEqual(new Map())
    await closeHub(hub)
  })
})
