import type { Annotation } from '../../../shared/domain/annotation.ts'
import { rewrite, type Written } from '../../../shared/domain/rewriting.ts'
import { questionOf } from '../../../shared/domain/task.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import type { Player } from '../../player/player.ts'
import { shownWords, wordOffsets, type ShownWord } from '../transcript/lighting.ts'
import type { DeskStore, Work } from './desk-state.ts'
import { timeOf } from './just-heard.ts'
import type { Listening } from './listening.ts'

/** A stretch of the transcript, in UTF-16 units. */
export type Offsets = { from: number; to: number }

/** The field that a transcript is written in, as far as keys have to know of it. */
export type Field = {
  selection(): Offsets
  select(range: Offsets): void
}

/** Writing the transcript. */
export type Writing = {
  /** Whether the task lets the transcript be written. */
  asked(): boolean
  /** Pauses and begins, with this word chosen, or else the one just heard. */
  begin(word: number | null): void
  /** The transcript as it stands in the field now. */
  write(transcript: string): void
  /** Holds the field for as long as it is drawn. */
  hold(field: Field): () => void
  /** What is selected in the field; null where nothing is being written. */
  caret(): Offsets | null
  /** Puts the caret there, as soon as the field is drawn. */
  resume(caret: Offsets | null): void
  /** The words that are selected in the field; null where there are none. */
  selected(): WordRange | null
  hasDoubt(): boolean
  /** Selects the next doubtful word, or the one before, and plays it with half a second on either side. */
  goToDoubt(step: 1 | -1): void
  /** Puts back what the recogniser heard. */
  restore(): void
  leave(): void
}

type WritingDependencies = {
  store: DeskStore
  player: Player
  listening: Listening
  edit(change: Partial<Annotation>): void
}

const aroundMs = 500

/** Whether the hypothesis may be shown beside the transcript: a task that starts from nothing wants unbiased ears. */
export const startsFromHypothesis = ({ batch, page }: Work): boolean =>
  page.hypothesis !== '' && questionOf(batch.task, 'transcript')?.start === 'hypothesis'

export function createWriting({ store, player, listening, edit }: WritingDependencies): Writing {
  let field: Field | null = null
  let resumed: Offsets | null = null
  /**
   * What labels stood on when writing began. Carrying them from there, and not from one key to the next, lets a word
   * that is emptied and written anew keep its label.
   */
  let base: { from: Written; left: Written } | null = null
  const workNow = (): Work | null => store.getState().work
  const wordsNow = (): ShownWord[] => {
    const work = workNow()
    return work === null ? [] : shownWords(work.page.words, work.draft.transcript)
  }

  const writing: Writing = {
    asked() {
      const work = workNow()
      return work !== null && questionOf(work.batch.task, 'transcript') !== null
    },
    begin(word) {
      if (!writing.asked()) return
      player.pause()
      base = null
      resumed = null
      store.setState({ layer: 'type', editFrom: word, armed: false, panel: null, marking: null, cursor: null })
    },
    write(transcript) {
      const work = workNow()
      if (work === null) return
      const { slots, sensitive } = work.draft
      if (base === null || base.left.slots !== slots || base.left.sensitive !== sensitive) base = { from: work.draft, left: work.draft }
      base.left = rewrite(base.from, transcript)
      edit(base.left)
    },
    hold(held) {
      field = held
      if (resumed !== null) held.select(resumed)
      resumed = null
      return () => {
        if (field === held) field = null
      }
    },
    caret: () => field?.selection() ?? null,
    resume(caret) {
      resumed = caret
    },
    selected() {
      const selection = field?.selection()
      if (selection === undefined) return null
      const { from, to } = selection
      const inside = wordOffsets(workNow()?.draft.transcript ?? '').flatMap((word, index) => (from < word.to && to > word.from ? [index] : []))
      const [first] = inside
      const last = inside.at(-1)
      return first === undefined || last === undefined ? null : { from: first, to: last + 1 }
    },
    hasDoubt: () => wordsNow().some(word => word.doubtful),
    goToDoubt(step) {
      const words = wordsNow()
      const doubtful = words.flatMap((word, index) => (word.doubtful ? [index] : []))
      const offsets = wordOffsets(workNow()?.draft.transcript ?? '')
      const { from, to } = field?.selection() ?? { from: 0, to: 0 }
      const next = step > 0
        ? (doubtful.find(word => (offsets[word]?.from ?? 0) >= to && (offsets[word]?.from ?? 0) > from) ?? doubtful[0])
        : (doubtful.findLast(word => (offsets[word]?.from ?? 0) < from) ?? doubtful.at(-1))
      const offset = next === undefined ? undefined : offsets[next]
      if (next === undefined || offset === undefined) return
      field?.select(offset)
      const time = timeOf(words, { from: next, to: next + 1 })
      if (time !== null) listening.passages.around(time, aroundMs)
    },
    restore() {
      const work = workNow()
      if (work !== null && startsFromHypothesis(work)) edit(rewrite(work.draft, work.page.hypothesis))
    },
    leave: () => store.setState({ layer: 'listen', editFrom: null }),
  }
  return writing
}
