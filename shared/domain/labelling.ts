import type { Slot } from './annotation.ts'
import { overlaps, type WordRange } from './values.ts'

// Slots as they are put over the words of a transcript and taken off again.

const isSame = (left: WordRange, right: WordRange): boolean => left.from === right.from && left.to === right.to

const inOrder = (slots: readonly Slot[]): Slot[] => slots.toSorted((a, b) => a.words.from - b.words.from || a.words.to - b.words.to)

/**
 * Puts a slot over its words. Where the task lets slots overlap it takes the place of one over exactly the same words,
 * elsewhere that of every slot it touches.
 */
export function placeSlot(slots: readonly Slot[], slot: Slot, overlap: boolean): Slot[] {
  const gives = overlap ? isSame : overlaps
  return inOrder([...slots.filter(other => !gives(other.words, slot.words)), slot])
}

/** Takes off the slots over a range of words; those that lie over more words than it go only where none fits inside. */
export function removeSlots(slots: readonly Slot[], words: WordRange): Slot[] {
  const touched = slots.filter(slot => overlaps(slot.words, words))
  const inside = touched.filter(slot => slot.words.from >= words.from && slot.words.to <= words.to)
  const gone = inside.length > 0 ? inside : touched.slice(-1)
  return slots.filter(slot => !gone.includes(slot))
}
