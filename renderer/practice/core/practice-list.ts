import type { ClipPage } from '../../../shared/contract/clips.ts'
import type { BatchProgress, ListedClip } from '../../../shared/contract/flow.ts'
import type { SearchMatch } from '../../../shared/contract/search.ts'
import { isDecided } from '../../../shared/domain/batch.ts'
import { freshAnnotation } from '../../../shared/domain/task.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { doubtfulWords } from '../../../shared/domain/word-times.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { PracticeDesk } from './practice-desk.ts'

// The list of all clips of a lesson, and the words in them.

const pagesOf = (desk: PracticeDesk): ClipPage[] =>
  desk.rows().flatMap(({ clip }) => {
    const page = desk.page(clip)
    return page.ok ? [page.value] : []
  })

export function listed(desk: PracticeDesk): ListedClip[] {
  const known = new Map(pagesOf(desk).map(page => [page.clip, page]))
  return desk.rows().map((row): ListedClip => {
    const page = known.get(row.clip)
    if (page === undefined) return { ...row, locale: 'en-US', transcript: null, draft: false, doubtful: 0 }
    const { locale, words, hypothesis, suggestedIntent: intent, suggestedSlots: slots, annotation } = page
    const fresh = freshAnnotation(desk.batch.task, { hypothesis, intent, slots })
    return {
      ...row, locale, transcript: annotation.transcript,
      draft: !isDecided(row.state) && JSON.stringify(annotation) !== JSON.stringify(fresh),
      doubtful: isDecided(row.state) ? 0 : doubtfulWords(words, annotation.transcript),
    }
  })
}

export function progressOf(desk: PracticeDesk): BatchProgress {
  const { batch, name, endsAt } = desk.batch
  const rows = desk.rows()
  const count = (...states: string[]): number => rows.filter(({ state }) => states.includes(state)).length
  return {
    batch, name, endsAt, open: true, first: desk.current(),
    waiting: count('ready', 'open'), submitted: count('submitted'), skipped: count('skipped'), escalated: count('escalated'),
  }
}

const folded = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, '')

/** Where words stand one after another, the last of them perhaps unfinished. */
function placesOf(text: string, sought: readonly string[]): WordRange[] {
  const words = wordsOf(text).map(folded)
  const fits = (from: number): boolean =>
    sought.every((word, index) => (index === sought.length - 1 ? words[from + index]?.startsWith(word) === true : words[from + index] === word))
  return words.flatMap((_, from) => (sought.length > 0 && fits(from) ? [{ from, to: from + sought.length }] : []))
}

/** The clips with these words, the last first. */
export function found(desk: PracticeDesk, text: string): SearchMatch[] {
  const sought = wordsOf(text).map(folded).filter(word => word !== '')
  return pagesOf(desk).toReversed().flatMap(({ clip, batch, position, state, locale, annotation: { transcript, slots }, heard }) => {
    const words = placesOf(transcript, sought)
    return words.length === 0 ? [] : [{ clip, batch, position, state, locale, transcript, words, slots, heard }]
  })
}
