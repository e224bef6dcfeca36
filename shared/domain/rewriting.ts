import type { Annotation, SensitiveSpan } from './annotation.ts'
import { carryRanges } from './words.ts'

/** The parts of an annotation that stand on the words of its transcript. */
export type Written = Pick<Annotation, 'transcript' | 'slots' | 'sensitive'>

/** Sensitive spans over a changed text: one whose words are gone keeps its time, and is gone itself where it has none. */
function carrySensitive(spans: readonly SensitiveSpan[], before: string, after: string): SensitiveSpan[] {
  return spans.flatMap((span): SensitiveSpan[] => {
    if (span.words === null) return [span]
    const words = carryRanges([{ words: span.words }], before, after)[0]?.words ?? null
    return words === null && span.time === null ? [] : [{ ...span, words }]
  })
}

/** Writes a transcript anew; slots and sensitive spans stay on their words. */
export const rewrite = ({ transcript, slots, sensitive }: Written, after: string): Written => ({
  transcript: after,
  slots: carryRanges(slots, transcript, after),
  sensitive: carrySensitive(sensitive, transcript, after),
})
