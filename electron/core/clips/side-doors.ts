import type { Annotation } from '../../../shared/domain/annotation.ts'
import { overlapMs } from '../../../shared/domain/heard.ts'
import { questionOf } from '../../../shared/domain/task.ts'
import type { Span, WordRange } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { Refusal } from '../refusal.ts'

/** How much softer a clip is after its sound has hurt somebody. */
const softerDb = 12

/** What is done about a clip out of the panel that reports harm, without a report. */
export function createSideDoorHandlers({ db, clips, decisions, history, shifts, stream, now, emit, decided }: Desk): Pick<
  DeskHandlers,
  'clips.markSensitive' | 'clips.soften'
> {
  /** The words that sound in a stretch, as far as the transcript is still what the recogniser timed. */
  function wordsWithin(clip: string, span: Span | null, { transcript }: Annotation): WordRange | null {
    const { words } = clips.page(clip)
    if (span === null || words.length !== wordsOf(transcript).length) return null
    const within = words.map((word, index) => (overlapMs([word], [span]) > 0 ? index : -1)).filter(index => index !== -1)
    const [first] = within
    return first === undefined ? null : { from: first, to: (within.at(-1) ?? first) + 1 }
  }

  return {
    'clips.markSensitive': ({ clip: id, span }) => {
      db.transaction(() => {
        const at = now()
        const shift = shifts.requireRunning()
        const clip = clips.requireWorkable(id, at)
        const classes = questionOf(clips.batch(clip.batch).task, 'sensitive')?.classes ?? []
        const kind = classes.find(name => name === 'other') ?? classes.at(-1)
        if (kind === undefined) throw new Refusal('sensitive_unasked')
        const before = clips.draft(id)
        const time = span ?? { from: 0, to: clip.durationMs }
        const after: Annotation = { ...before, sensitive: [...before.sensitive, { class: kind, words: wordsWithin(id, time, before), time, confirmed: false }] }
        const standing = decisions.standing(id)
        // An answer that is given already is given anew, or what was marked would stay behind on this laptop.
        if (clip.state === 'submitted' && standing !== null) {
          const given = { kind: 'annotation', annotation: { ...standing, sensitive: after.sensitive } } as const
          history.noteDecision(id, before, given, at)
          return decisions.decide(clip, shift, given, at)
        }
        history.noteEdit(id, before, after, at)
        clips.saveDraft(id, after, at)
        if (clip.state === 'ready') clips.setState(clip, 'open')
      })()
      emit('clips.changed')
      decided()
      return {}
    },
    'clips.soften': ({ clip: id, span }) => {
      db.transaction(() => {
        const { shift } = shifts.latest()
        const clip = clips.requireWorkable(id, now())
        clips.soften(id, softerDb)
        stream.append('sound.incident', { clip: id, batch: clip.batch, lease: clip.lease, shift, span })
      })()
      emit('clips.changed')
      return {}
    },
  }
}
