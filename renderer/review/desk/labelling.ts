import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { CatalogueMatch } from '../../../shared/domain/catalogue.ts'
import { placeSlot, removeSlots } from '../../../shared/domain/labelling.ts'
import { questionOf } from '../../../shared/domain/task.ts'
import { overlaps, type WordRange } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import type { Catalogues } from './catalogues.ts'
import { nothingTyped, type DeskStore } from './desk-state.ts'
import { findOptions } from './type-ahead.ts'
import { cursorOver, extendedBy, movedBy, rangeOf } from './word-cursor.ts'

/** Putting labels on words: which words are chosen, which labels are offered, and what becomes of them. */
export type Labelling = {
  /** Begins with the first entity of the catalogue that has no label yet, else with the words given. */
  begin(words: WordRange | null): void
  /** Chooses these words, and begins where that was not done yet. */
  pick(words: WordRange): void
  move(step: 1 | -1): void
  extend(step: 1 | -1): void
  /** Chooses the next entity of the catalogue that has no label yet. */
  nextKnown(step: 1 | -1): void
  /** The labels found, in the order of their digits. */
  labels(): readonly string[]
  type(typed: string): void
  moveTo(at: number): void
  label(label: string): void
  /** Labels other words than those chosen, and stays in the layer that holds. */
  labelWords(words: WordRange, label: string): void
  remove(): void
  leave(): void
}

type LabellingDependencies = {
  store: DeskStore
  edit(change: Partial<Annotation>): void
  /** What the batch's catalogue knows among these words. */
  knownIn: Catalogues['knownIn']
}

export function createLabelling({ store, edit, knownIn }: LabellingDependencies): Labelling {
  const uses = new Map<string, number>()
  /** The labels by use, as they were when labelling began: a digit must not change its meaning under the hand. */
  let ordered: readonly string[] = []

  const wordsNow = (): string[] => wordsOf(store.getState().work?.draft.transcript ?? '')
  const questionNow = () => {
    const { work } = store.getState()
    return work === null ? null : questionOf(work.batch.task, 'slots')
  }
  const byUse = (labels: readonly string[]): string[] => labels.toSorted((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))

  function known(): readonly CatalogueMatch[] {
    const labels = questionNow()?.labels ?? []
    return knownIn(wordsNow()).filter(({ label }) => labels.includes(label))
  }
  const unlabelled = (): CatalogueMatch[] =>
    known().filter(({ words }) => store.getState().work?.draft.slots.some(slot => overlaps(slot.words, words)) !== true)

  function choose(words: WordRange): void {
    store.setState({ cursor: cursorOver(words), finding: nothingTyped })
  }
  function enter(): void {
    ordered = byUse(questionNow()?.labels ?? [])
    store.setState({ layer: 'tag', armed: false, panel: null })
  }
  function step(to: typeof movedBy, by: 1 | -1): void {
    const { cursor } = store.getState()
    if (cursor !== null) store.setState({ cursor: to(cursor, by, wordsNow().length) })
  }

  const labelling: Labelling = {
    begin(words) {
      const count = wordsNow().length
      if (questionNow() === null || count === 0) return
      choose(unlabelled()[0]?.words ?? words ?? { from: 0, to: 1 })
      enter()
    },
    pick(words) {
      if (questionNow() === null) return
      choose(words)
      if (store.getState().layer !== 'tag') enter()
    },
    move: by => step(movedBy, by),
    extend: by => step(extendedBy, by),
    nextKnown(by) {
      const { cursor } = store.getState()
      // Words that go by several labels are one stop.
      const found = unlabelled().map(({ words }) => words).filter(({ from }, index, all) => from !== all[index - 1]?.from)
      const chosen = cursor === null ? { from: 0, to: 0 } : rangeOf(cursor)
      const next = by > 0
        ? (found.find(({ from }) => from > chosen.from) ?? found[0])
        : (found.findLast(({ from }) => from < chosen.from) ?? found.at(-1))
      if (next !== undefined) choose(next)
    },
    labels() {
      const { cursor, finding, titles } = store.getState()
      const chosen = cursor === null ? null : rangeOf(cursor)
      const proposed = chosen === null ? [] : known().filter(({ words }) => words.from === chosen.from && words.to === chosen.to).map(({ label }) => label)
      const labels = ordered.length === 0 ? byUse(questionNow()?.labels ?? []) : ordered
      return findOptions([...new Set([...proposed, ...labels])], finding.typed, titles)
    },
    type: typed => store.setState({ finding: { typed, at: 0, listed: true } }),
    moveTo(at) {
      const { finding } = store.getState()
      store.setState({ finding: { ...finding, at: Math.min(Math.max(at, 0), Math.max(labelling.labels().length - 1, 0)) } })
    },
    label(label) {
      const { cursor } = store.getState()
      if (cursor !== null) labelling.labelWords(rangeOf(cursor), label)
      labelling.leave()
    },
    labelWords(words, label) {
      const question = questionNow()
      const { work } = store.getState()
      if (question === null || work === null) return
      uses.set(label, (uses.get(label) ?? 0) + 1)
      edit({ slots: placeSlot(work.draft.slots, { label, words }, question.overlap) })
    },
    remove() {
      const { cursor, work } = store.getState()
      if (cursor !== null && work !== null) edit({ slots: removeSlots(work.draft.slots, rangeOf(cursor)) })
    },
    leave: () => store.setState({ layer: 'listen', cursor: null, finding: nothingTyped }),
  }
  return labelling
}
