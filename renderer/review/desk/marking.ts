import type { Annotation, SensitiveClass, SensitiveSpan, TranscriptMark } from '../../../shared/domain/annotation.ts'
import { mergeSpans } from '../../../shared/domain/heard.ts'
import { markWord } from '../../../shared/domain/marks.ts'
import { rewrite } from '../../../shared/domain/rewriting.ts'
import { questionOf } from '../../../shared/domain/task.ts'
import type { Span, WordRange } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { Player } from '../../player/player.ts'
import { shownWords, wordAt, type ShownWord } from '../transcript/lighting.ts'
import type { DeskStore, Marking as MarkingState, Work } from './desk-state.ts'
import { justHeard, timeOf, wordsWithin } from './just-heard.ts'
import type { Listening } from './listening.ts'
import { cursorOver, extendedBy, movedBy, rangeOf, type WordCursor } from './word-cursor.ts'

/** Marks in time: the span between start and end, what is sensitive, who else speaks, and where no word can be written. */
export type Marking = {
  markStart(): void
  markEnd(): void
  clear(): void
  /** Falls silent, with what was just heard chosen; with what lies between the marks where there are any. */
  begin(): void
  /** Falls silent, with these words chosen. */
  beginOver(words: WordRange): void
  /** Chooses these words instead. */
  choose(words: WordRange): void
  /** Takes up a sensitive span again. */
  takeUp(at: number): void
  classify(kind: SensitiveClass): void
  move(step: 1 | -1): void
  extend(step: 1 | -1): void
  /** Moves an edge of the time by some milliseconds. */
  nudge(edge: 'from' | 'to', ms: number): void
  /** Plays the time that is chosen, and nothing else. */
  hear(): void
  remove(): void
  leave(): void
  /** Marks the selection as background speech; without one, takes back the mark that lies under the position. */
  background(): void
  removeBackground(span: Span): void
  write(mark: TranscriptMark): void
}

type MarkingDependencies = {
  store: DeskStore
  player: Player
  listening: Listening
  edit(change: Partial<Annotation>): void
}

const shortestMs = 20

export function createMarking({ store, player, listening, edit }: MarkingDependencies): Marking {
  const workNow = (): Work | null => store.getState().work
  const wordsOn = ({ page, draft }: Work): ShownWord[] => shownWords(page.words, draft.transcript)
  const positionIn = ({ page }: Work): number => Math.min(Math.max(Math.round(player.position()), 0), page.durationMs)

  /** Changes what is being marked, and with it the span where it is one already. */
  function change(changes: Partial<MarkingState>): void {
    const { marking, cursor, work } = store.getState()
    if (marking === null || work === null) return
    const next = { ...marking, ...changes }
    store.setState({ marking: next })
    const span = next.at === null ? undefined : work.draft.sensitive[next.at]
    if (span === undefined) return
    const words = cursor === null ? null : rangeOf(cursor)
    replace(work, next.at, { ...span, words, time: next.time, confirmed: next.byEar && next.time !== null })
  }
  function replace({ draft }: Work, at: number | null, span: SensitiveSpan): void {
    edit({ sensitive: at === null ? [...draft.sensitive, span] : draft.sensitive.map((other, index) => (index === at ? span : other)) })
  }

  function step(to: typeof movedBy, by: 1 | -1): void {
    const { cursor, marking, work } = store.getState()
    if (work === null || marking === null) return
    const words = wordsOn(work)
    if (words.length === 0) return
    choose(cursor === null ? { anchor: 0, head: 0 } : to(cursor, by, words.length))
  }
  /** The time follows the words, until it was set by the marks. */
  function choose(next: WordCursor): void {
    const { work, marking } = store.getState()
    if (work === null || marking === null) return
    store.setState({ cursor: next })
    change(marking.byEar ? {} : { time: timeOf(wordsOn(work), rangeOf(next)) ?? marking.time })
  }
  /** Opens the panel on words and a time; on the span that lies over just these words where there is one. */
  function open(work: Work, words: WordRange | null, time: Span | null, byEar: boolean): void {
    const same = work.draft.sensitive.findIndex(span => words !== null && span.words?.from === words.from && span.words.to === words.to)
    if (same !== -1) return marking.takeUp(same)
    listening.silence()
    store.setState({
      panel: 'sensitive', layer: 'listen', armed: false,
      cursor: words === null ? null : cursorOver(words), marking: { at: null, time, byEar },
    })
  }

  function markEdge(edge: 'from' | 'to'): void {
    const work = workNow()
    if (work === null) return
    const at = positionIn(work)
    const whole = { from: 0, to: work.page.durationMs }
    const { marking, selection } = store.getState()
    const now = (marking === null ? selection : marking.time) ?? whole
    const span = { ...now, [edge]: at }
    if (span.from >= span.to) Object.assign(span, edge === 'from' ? { to: whole.to } : { from: 0 })
    if (span.to - span.from < shortestMs) return
    if (marking === null) store.setState({ selection: span })
    else change({ time: span, byEar: true })
  }

  const marking: Marking = {
    markStart: () => markEdge('from'),
    markEnd: () => markEdge('to'),
    clear: () => store.setState({ selection: null }),
    begin() {
      const work = workNow()
      if (work === null) return
      const { selection, cursor, layer } = store.getState()
      const words = wordsOn(work)
      if (layer === 'tag' && cursor !== null) return marking.beginOver(rangeOf(cursor))
      if (selection !== null) return open(work, wordsWithin(words, selection), selection, true)
      const heard = justHeard(words, positionIn(work), work.page.durationMs)
      open(work, heard.words, heard.time, false)
    },
    beginOver(words) {
      const work = workNow()
      if (work !== null) open(work, words, timeOf(wordsOn(work), words), false)
    },
    choose: words => choose(cursorOver(words)),
    takeUp(at) {
      const span = workNow()?.draft.sensitive[at]
      if (span === undefined) return
      listening.silence()
      const { words, time } = span
      store.setState({ panel: 'sensitive', layer: 'listen', cursor: words === null ? null : cursorOver(words), marking: { at, time, byEar: false } })
    },
    classify(kind) {
      const { cursor, marking: now, work } = store.getState()
      if (now === null || work === null) return
      const before = now.at === null ? undefined : work.draft.sensitive[now.at]
      const words = cursor === null ? null : rangeOf(cursor)
      if (words === null && now.time === null) return
      replace(work, now.at, { words, time: now.time, confirmed: now.byEar, ...before, class: kind })
      marking.leave()
      store.setState({ selection: null })
    },
    move: by => step(movedBy, by),
    extend: by => step(extendedBy, by),
    nudge(edge, ms) {
      const { marking: now, work } = store.getState()
      if (work === null || now?.time == null) return
      const { from, to } = now.time
      const moved = edge === 'from'
        ? { from: Math.min(Math.max(from + ms, 0), to - shortestMs), to }
        : { from, to: Math.max(Math.min(to + ms, work.page.durationMs), from + shortestMs) }
      change({ time: moved })
    },
    hear() {
      const time = store.getState().marking?.time ?? null
      if (time !== null) listening.passages.around(time, 0)
    },
    remove() {
      const { marking: now, work } = store.getState()
      if (work !== null && now !== null && now.at !== null) edit({ sensitive: work.draft.sensitive.filter((_, index) => index !== now.at) })
      marking.leave()
    },
    leave: () => store.setState({ panel: null, marking: null, cursor: null }),
    background() {
      const { work, selection } = store.getState()
      if (work === null) return
      const at = positionIn(work)
      const under = work.draft.background.find(({ from, to }) => at >= from && at < to)
      if (selection !== null) edit({ background: mergeSpans(work.draft.background, [selection]) })
      else if (under !== undefined) marking.removeBackground(under)
      store.setState({ selection: null })
    },
    removeBackground({ from, to }) {
      const work = workNow()
      if (work !== null) edit({ background: work.draft.background.filter(span => span.from !== from || span.to !== to) })
    },
    write(mark) {
      const { work, selection } = store.getState()
      store.setState({ panel: null })
      if (work === null || questionOf(work.batch.task, 'transcript')?.marks.includes(mark) !== true) return
      const heard = wordAt(wordsOn(work), positionIn(work)) ?? -1
      const { from, to } = (selection === null ? null : wordsWithin(wordsOn(work), selection)) ?? { from: Math.max(heard, 0), to: heard + 1 }
      const replaced = mark === 'unintelligible' ? to - from : 0
      const text = wordsOf(work.draft.transcript).toSpliced(replaced > 0 ? from : to, replaced, markWord(mark)).join(' ')
      edit(rewrite(work.draft, text))
    },
  }
  return marking
}
