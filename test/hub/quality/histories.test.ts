import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addPerson } from '../../../hub/access/people.ts'
import { readFacts, type Hub } from '../../../hub/hub.ts'
import { readOwnQuality, readQuality } from '../../../hub/quality/board.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import type { Happening } from '../../../hub/simulate/day.ts'
import { createTellerTo } from '../../../hub/simulate/stream.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { pick, sequence, wholeBelow, type Chance } from '../../support/chance.ts'
import { annotation } from '../support/answers.ts'
import { addBareClips } from '../support/bare-clips.ts'
import { runHub } from '../support/running-hub.ts'
import { slowGold, slowPairs, type Known, type Said } from './slow-path.ts'

const hour = 3_600_000
const goldClips = 120
const sharedClips = 110
const endings = ['the lights', 'some old jazz', 'it up', 'the lights now', 'a timer for ten']
const slotLabels = ['device', 'room']

type Colleague = { person: string; code: string; teller: ReturnType<typeof createTellerTo>; batch: string; lease: string; shift: string; started: boolean }

/** Somebody with a leased batch of these clips; what of them is gold is put down as drawn. */
async function hire(hub: Hub, code: string, clips: readonly string[], known: Known): Promise<Colleague> {
  const person = await addPerson(hub, code, 'reviewer')
  const device = randomUUID()
  const [batch, lease] = [randomUUID(), randomUUID()]
  const { store, now } = hub
  await store.insertInto('devices').values({ id: device, signing_key: device, sealing_key: device, enrolled_at: 0 }).execute()
  const { id: project, task } = await findProject(store, 'default')
  await store.insertInto('batches').values({ id: batch, project, person: person.person, name: `batch of ${code}`, task, retain_until: '', lease_hours: 12, created_at: now() }).execute()
  await store.insertInto('leases').values({ id: lease, batch, device, person: person.person, starts_at: now(), ends_at: now() + 12 * hour, manifest: '', signature: '' }).execute()
  await store.insertInto('batch_clips').values(clips.map((clip, index) => ({ batch, position: index + 1, clip }))).execute()
  await store.insertInto('lease_clips').values(clips.map((clip, index) => ({ lease, position: index + 1, clip }))).execute()
  await store.insertInto('drawn_clips').values([...known.gold].map(([clip, reference]) => {
    const given = known.given.get(clip) ?? ''
    return { batch, clip, kind: 'gold' as const, wrong: given === reference ? 0 : 1, hypothesis: given === reference ? null : given, words: null, slots: '[]' } as const
  })).execute()
  return { person: person.person, code, teller: createTellerTo(hub, { device, person }), batch, lease, shift: randomUUID(), started: false }
}

/** What somebody makes of a clip: mostly what was said, now and then something else, a false wake, an intent more or less. */
function answered(chance: Chance): Pick<Said, 'transcript' | 'wake' | 'intent' | 'slots'> {
  const wake = chance() < 0.1 ? pick(chance, ['noise', 'media', 'unsure']) : 'meant'
  const slots = slotLabels.filter(() => chance() < 0.5)
  return { wake, transcript: `play ${pick(chance, endings)}`, intent: chance() < 0.2 ? null : pick(chance, ['play_music', 'turn_on']), slots }
}

function asAnnotation({ transcript, wake, intent, slots }: ReturnType<typeof answered>): Annotation {
  // Both stand on the first words, which nobody doubts, and on no word in common.
  const places = { device: { from: 0, to: 1 }, room: { from: 1, to: 2 } }
  return annotation(transcript, { wake: wake as Annotation['wake'], intent, slots: slots.flatMap(label => (label === 'room' && transcript.split(' ')[1] !== 'the' ? [] : [{ label, words: places[label as 'device'] }])) })
}

async function history(hub: Hub, pass: (ms: number) => void, chance: Chance) {
  const reference = () => `play ${pick(chance, endings)}`
  const references = Array.from({ length: goldClips }, reference)
  const golds = await addBareClips(hub, references.map(text => ({ hypothesis: text, reference: text })))
  const shared = await addBareClips(hub, Array.from({ length: sharedClips }, () => ({ hypothesis: 'play the lights' })))
  await hub.store.insertInto('gold').values(golds.map(clip => ({ clip, added_at: 0 }))).execute()
  const known: Known = {
    gold: new Map(golds.map((clip, index) => [clip, references[index] ?? ''])),
    given: new Map(golds.map((clip, index) => [clip, chance() < 0.6 ? `play ${references[index] ?? ''}` : (references[index] ?? '')])),
  }
  const people = [await hire(hub, 'r-one', [...golds, ...shared], known), await hire(hub, 'r-two', [...golds, ...shared], known)]
  const said: Said[] = []
  for (const clip of [...golds, ...shared]) {
    for (const colleague of chance() < 0.5 ? people : people.toReversed()) {
      const { person, batch, lease, shift } = colleague
      const happened: Happening[] = []
      const at = hub.now()
      if (!colleague.started) happened.push({ at, type: 'shift.started', payload: { shift, zone: 'UTC' } })
      colleague.started = true
      for (let revision = 1, most = 1 + wholeBelow(chance, 2); revision <= most; revision++) {
        const suggested = known.given.get(clip)
        const answer = { ...answered(chance), ...(suggested !== undefined && chance() < 0.3 ? { transcript: suggested } : {}) }
        const { slots } = asAnnotation(answer)
        const about = { clip, batch, lease, shift, revision }
        happened.push({ at: at + revision, type: 'annotation.submitted', payload: { ...about, taskVersion: 1, annotation: asAnnotation(answer), handlingMs: 1_000, heardMs: 1_000 } })
        const withdrawn = chance() < 0.05
        if (withdrawn) happened.push({ at: at + revision, type: 'decision.withdrawn', payload: about })
        said.push({ ...about, ...answer, person, at: at + revision, withdrawn, slots: slots.map(({ label, words }) => `${label} ${words.from} ${words.to}`) })
      }
      if (chance() < 0.95) await colleague.teller.send(happened, 0)
      else {
        await colleague.teller.send(happened.filter(({ type }) => type === 'shift.started'), 0)
        said.splice(said.length - happened.filter(({ type }) => type === 'annotation.submitted').length)
      }
      pass(1_000)
    }
  }
  return { said, known, people }
}

it('figures of any history are those of the slow path, for supervisors and reviewers alike', { timeout: 120_000 }, () =>
  fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async seed => {
    const running = await runHub()
    const { hub, clock } = running
    const { said, known, people } = await history(hub, clock.pass, sequence(seed))
    expect((await readQuality(hub)).people).toEqual([])
    clock.pass(24 * hour)
    const board = await readQuality(hub)
    expect(board.people.map(({ person }) => person)).toEqual(['r-one', 'r-two'])
    const near = (value: number | null | undefined, expected: number) => expect(value).toBeCloseTo(expected, 9)
    for (const { person, code } of people) {
      const figures = board.people.find(one => one.person === code)?.figures
      const gold = slowGold(said, known, person)
      expect([figures?.gold.items, figures?.accepted.items]).toEqual([gold.items, gold.wrong])
      near(figures?.gold.value, gold.rate)
      near(figures?.accepted.value, gold.accepted)
      const pairs = slowPairs(said, known, person)
      expect(figures?.overlap.items).toBe(pairs.items)
      near(figures?.overlap.value, pairs.rate)
      near(figures?.wake.value, pairs.wake)
      near(figures?.intent.value, pairs.intent)
      near(figures?.slots.value, pairs.f1)
      expect((await readOwnQuality(hub, person)).figures).toEqual(figures)
      for (const figure of Object.values(figures ?? {})) {
        if (figure.value === null || figure.interval === null) throw new Error('Enough was answered for every figure')
        expect(figure.interval.low).toBeLessThanOrEqual(figure.value)
        expect(figure.interval.high).toBeGreaterThanOrEqual(figure.value)
      }
    }
    const all = slowPairs(said, known, null)
    near(board.locales[0]?.figures.overlap.value, all.rate)
    near(board.tasks[0]?.figures.wake.value, all.wake)
    expect(board.locales).toMatchObject([{ locale: 'en-US', people: 2 }])
    clock.pass(32 * 24 * hour)
    expect(await readQuality(hub)).toMatchObject({ people: [], batches: [], locales: [], tasks: [] })
    expect((await readFacts(hub.store)).policy.statistics.retentionDays).toBe(30)
  }), { numRuns: 5 }))
