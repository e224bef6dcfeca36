import type { Proposal } from '../../../shared/contract/search.ts'
import type { Annotation, Slot } from '../../../shared/domain/annotation.ts'
import { questionOf, type QuestionOf } from '../../../shared/domain/task.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { timeOfWords, wordsHeard } from '../../../shared/domain/word-times.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { Clip } from '../clips/store.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { Refusal } from '../refusal.ts'
import { exactly } from '../search/query.ts'
import { searchWords } from '../search/words.ts'

const overlaps = (a: WordRange, b: WordRange): boolean => a.from < b.to && b.from < a.to
const isAt = (words: WordRange) => (slot: Slot): boolean => slot.words.from === words.from && slot.words.to === words.to

/** The words of a range as the index knows them: by these a refusal is remembered, wherever they move. */
const indexedWords = (transcript: string, range: WordRange, locale: string): string =>
  searchWords(wordsOf(transcript).slice(range.from, range.to).join(' '), locale).join(' ')

/** The slots with one more; where the task lets none overlap, it takes the place of those in its way. */
function withSlot(slots: readonly Slot[], slot: Slot, { overlap }: QuestionOf<'slots'>): Slot[] {
  const kept = slots.filter(other => (overlap ? !(isAt(slot.words)(other) && other.label === slot.label) : !overlaps(other.words, slot.words)))
  return [...kept, slot].toSorted((a, b) => a.words.from - b.words.from || a.words.to - b.words.to)
}

/** One label for the same words in many clips: proposed, heard, accepted or refused. */
export function createMiningHandlers(desk: Desk): Pick<DeskHandlers, 'mining.propose' | 'mining.accept' | 'mining.refuse'> {
  const { db, clips, decisions, history, refusals, finding, shifts, now, emit } = desk

  /** The clip and the words, once both may be judged. */
  function judged({ clip: id, label, words }: { clip: string; label: string; words: WordRange }) {
    const at = now()
    const shift = shifts.requireRunning()
    const clip = clips.requireWorkable(id, at)
    const { annotation: draft, words: timed, durationMs, heard, locale } = clips.page(id)
    const question = questionOf(clips.batch(clip.batch).task, 'slots')
    if (question === null || !question.labels.includes(label)) throw new Refusal('label_unknown')
    if (words.to > wordsOf(draft.transcript).length) throw new Refusal('words_moved')
    if (!wordsHeard(timeOfWords(timed, draft.transcript, words, durationMs), heard)) throw new Refusal('not_all_heard')
    return { at, shift, clip, draft, question, locale }
  }

  /** A submitted clip whose answer stands as it was given gets a revision, every other one a draft. */
  function keep(clip: Clip, shift: string, before: Annotation, annotation: Annotation, at: number): void {
    const given = decisions.standing(clip.id)
    if (clip.state !== 'submitted' || given === null || JSON.stringify(given) !== JSON.stringify(before)) {
      history.noteEdit(clip.id, before, annotation, at)
      clips.saveDraft(clip.id, annotation, at)
      if (clip.state === 'ready') clips.setState(clip, 'open')
      return
    }
    const answer = { kind: 'annotation' as const, annotation }
    const objection = decisions.objection(clip, answer)
    if (objection !== null) throw objection
    history.noteDecision(clip.id, before, answer, at)
    decisions.decide(clip, shift, answer, at)
  }

  return {
    'mining.propose': ({ words, label, ...page }) => {
      const { found, cursor } = finding.find(exactly(words), page, now())
      const proposals: Proposal[] = []
      let refused = 0
      for (const one of found) {
        const { clip, batch, position, state, locale, durationMs, shielded, annotation: { transcript, slots } } = one
        if (questionOf(one.task, 'slots')?.labels.includes(label) !== true) continue
        for (const range of one.words) {
          if (refusals.has(clip, { label, words: indexedWords(transcript, range, locale) })) {
            refused++
            continue
          }
          const span = timeOfWords(one.timed(), transcript, range, durationMs)
          proposals.push({
            clip, batch, position, state, locale, durationMs, shielded, transcript, words: range, span,
            heard: wordsHeard(span, one.heard),
            stands: slots.some(slot => isAt(range)(slot) && slot.label === label),
            labelled: slots.filter(slot => overlaps(slot.words, range)).map(slot => slot.label),
          })
        }
      }
      return { proposals, refused, cursor }
    },
    'mining.accept': ({ clip: id, label, words }) => {
      const state = db.transaction(() => {
        const { at, shift, clip, draft, question } = judged({ clip: id, label, words })
        const annotation = { ...draft, slots: withSlot(draft.slots, { label, words }, question) }
        if (JSON.stringify(annotation) !== JSON.stringify(draft)) keep(clip, shift, draft, annotation, at)
        return clip.state
      })()
      emit('clips.changed')
      if (state === 'submitted') desk.decided()
      return { state }
    },
    'mining.refuse': db.transaction(({ clip: id, label, words }) => {
      const { at, draft, locale } = judged({ clip: id, label, words })
      const refused = { label, words: indexedWords(draft.transcript, words, locale) }
      if (refusals.has(id, refused)) return {}
      refusals.add(id, refused)
      history.noteRefusal(id, refused, at)
      return {}
    }),
  }
}
