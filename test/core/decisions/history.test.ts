import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, TaskSpecification } from '../../../shared/domain/task.ts'
import { addBatch, slotTask } from '../../support/batches.ts'
import { makeClip } from '../../support/clips.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import { createReference } from './reference.ts'

const trials = 60
const label = 'artist_name'
const one = { from: 0, to: 1 }

/** One thing each that is not typing. */
const changes: ((annotation: Annotation) => Partial<Annotation>)[] = [
  ({ wake }) => ({ wake: wake === 'meant' ? 'no_request' : 'meant' }),
  ({ quality }) => ({ quality: quality.length === 0 ? ['noisy'] : [] }),
  ({ slots }) => ({ slots: slots.length === 0 ? [{ label: 'song_name', words: one }] : [] }),
  ({ sensitive }) => ({ sensitive: sensitive.length === 0 ? [{ class: 'name', words: one, time: null, confirmed: false }] : [] }),
  ({ background }) => ({ background: background.length === 0 ? [{ from: 10, to: 90 }] : [] }),
  ({ choices }) => ({ choices: Object.keys(choices).length === 0 ? { mood: ['calm'] } : {} }),
  ({ intent }) => ({ intent: intent === null ? 'play_music' : null }),
]

/** Asks for everything that is changed, so that whatever is entered may be an answer. */
const task = TaskSpecification.parse({
  ...slotTask,
  questions: [
    ...slotTask.questions,
    { kind: 'quality', required: false, options: ['noisy'] },
    { kind: 'intent', required: false, options: ['play_music'] },
    { kind: 'sensitive', required: false, classes: ['name'] },
    { kind: 'choice', id: 'mood', title: 'Mood', options: [{ id: 'calm', title: 'calm' }], multiple: false, required: false },
  ],
})

const clip = fc.nat(2)
const op = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('type' as const), clip, text: fc.constantFrom('a', 'bc', 'taylor', 'x y'), pauseMs: fc.constantFrom(200, 5_000) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('change' as const), clip, which: fc.nat(changes.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('accept' as const, 'falseWake' as const, 'skip' as const, 'mine' as const, 'refuse' as const), clip }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('crash' as const, 'reload' as const) }) },
)

test('any sequence of edits, answers, undo, redo, crash and reload ends where a simple model says', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 60 }), async ops => {
      const made = ['play jazz', 'stop it', 'taylor swift'].map(words => makeClip(words))
      const place = await makeWorkplace(temporaryFolder(), [])
      const { ask, clock } = place
      addBatch(place, made, { name: 'Media', at: clock.now(), task })
      await ask('shift.start', { zone: 'UTC' })
      const model = createReference(made.map(({ row }) => freshAnnotation(task, { ...row })))
      const id = (index: number): string => made[index]!.row.clip
      const draft = (index: number): Annotation => model.clips[index]!.draft
      const listen = async (index: number) => {
        model.begin(index)
        return place.listen(made[index]!)
      }
      const submit = async (index: number, annotation: Annotation) => {
        await ask('annotations.submit', { clip: id(index), annotation, played: await listen(index) })
        model.answer(index, { kind: 'annotation', annotation })
      }
      const hear = async (index: number) => ask('clips.played', { clip: id(index), played: await listen(index) })

      for (const step of ops) {
        clock.pass(step.kind === 'type' ? step.pauseMs : 5_000)
        switch (step.kind) {
          case 'type':
          case 'change': {
            const typed = step.kind === 'type'
            const after = { ...draft(step.clip), ...(typed ? { transcript: step.text } : changes[step.which]!(draft(step.clip))) }
            await ask('annotations.save', { clip: id(step.clip), annotation: after })
            model.edit(step.clip, after, clock.now(), typed)
            break
          }
          case 'accept':
            await submit(step.clip, draft(step.clip))
            break
          case 'falseWake':
            await submit(step.clip, { ...draft(step.clip), wake: 'noise' })
            break
          case 'skip':
            await ask('clips.skip', { clip: id(step.clip), cause: 'other', played: null })
            model.answer(step.clip, { kind: 'skip' })
            break
          case 'mine': {
            await hear(step.clip)
            await ask('mining.accept', { clip: id(step.clip), label, words: one })
            const { state, answers } = model.clips[step.clip]!
            const before = draft(step.clip)
            const annotation = { ...before, slots: [{ label, words: one }] }
            const last = answers.at(-1)
            const untouched = last?.kind === 'annotation' && JSON.stringify(last.annotation) === JSON.stringify(before)
            if (JSON.stringify(before) === JSON.stringify(annotation)) break
            if (state === 'submitted' && untouched) model.answer(step.clip, { kind: 'annotation', annotation })
            else model.edit(step.clip, annotation, clock.now(), false)
            break
          }
          case 'refuse': {
            // By their words refusals are remembered, so the model follows one text alone.
            if (draft(step.clip).transcript !== made[step.clip]!.row.hypothesis) break
            await hear(step.clip)
            await ask('mining.refuse', { clip: id(step.clip), label, words: one })
            model.refuse(step.clip)
            break
          }
          case 'undo':
          case 'redo': {
            const reply = await place.dispatch(`history.${step.kind}`, {})
            const went = model[step.kind]()
            expect(reply).toMatchObject(went === null ? { failure: { reason: `nothing_to_${step.kind}` } } : { value: { clip: id(went) } })
            break
          }
          case 'crash':
            await place.crash()
            break
          case 'reload':
            await place.reopen()
            break
        }
        for (const [index, expected] of model.clips.entries()) {
          const page = await ask('clips.open', { clip: id(index) })
          expect({ state: page.state, draft: page.annotation }).toEqual({ state: expected.state, draft: expected.draft })
          const refused = place.vault.db.prepare('SELECT count(*) FROM mining_refusal WHERE clip = ?').pluck().get(id(index))
          expect(refused).toBe(expected.refused ? 1 : 0)
          expect(lastAnswer(place, id(index))).toEqual(expected.answers.at(-1) ?? null)
        }
      }
      expect(place.faults).toEqual([])
      await place.close()
    }),
    { numRuns: trials },
  )
})

/** The answer that counts by what the hub is told. */
function lastAnswer({ vault }: { vault: { stream: { unsent(most: number): { envelope: { type: string }; payload: unknown }[] } } }, id: string) {
  const answers = new Map<number, object>()
  for (const { envelope, payload } of vault.stream.unsent(9_999)) {
    const told = payload as { clip?: string; revision: number; annotation: Annotation }
    if (told.clip !== id) continue
    if (envelope.type === 'annotation.submitted') answers.set(told.revision, { kind: 'annotation', annotation: told.annotation })
    if (envelope.type === 'clip.skipped') answers.set(told.revision, { kind: 'skip' })
    if (envelope.type === 'decision.withdrawn') answers.delete(told.revision)
  }
  const newest = Math.max(...answers.keys())
  return answers.get(newest) ?? null
}
