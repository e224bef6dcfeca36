import type { Slot } from './annotation.ts'
import { overlaps } from './values.ts'

// Slots as tags, one for every word: `B-` and a label where one begins, `I-` where it goes on, `O` elsewhere (IOB2:
// Ramshaw and Marcus 1995, Tjong Kim Sang and Veenstra 1999). Tags have room for one slot a word, so overlaps need a rule.

/** The slots that stand when no two may overlap: an earlier one of the list keeps its words, a later one goes as a whole. */
export function withoutOverlaps<T extends Pick<Slot, 'words'>>(slots: readonly T[]): T[] {
  const standing: T[] = []
  for (const slot of slots) {
    if (!standing.some(other => overlaps(other.words, slot.words))) standing.push(slot)
  }
  return standing
}

/** A tag for each of `length` words. Overlaps go by the rule above; what lies beyond the words is left out. */
export function encodeBio(length: number, slots: readonly Slot[]): string[] {
  const tags = Array.from({ length }, () => 'O')
  for (const { label, words } of withoutOverlaps(slots)) {
    for (let index = words.from; index < Math.min(words.to, length); index++) tags[index] = `${index === words.from ? 'B' : 'I'}-${label}`
  }
  return tags
}

const tagged = /^([BI])-(.+)$/

/**
 * The slots that tags tell of, in order. An `I-` that continues nothing of its label begins a slot, as conlleval reads
 * it; what is no tag counts as `O`.
 */
export function decodeBio(tags: readonly string[]): Slot[] {
  const slots: Slot[] = []
  for (const [index, tag] of tags.entries()) {
    const [, place, label] = tagged.exec(tag) ?? []
    if (label === undefined) continue
    const last = slots.at(-1)
    if (place === 'I' && last?.label === label && last.words.to === index) last.words.to = index + 1
    else slots.push({ label, words: { from: index, to: index + 1 } })
  }
  return slots
}
