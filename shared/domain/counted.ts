import { z } from 'zod'
import { Slot, type Annotation } from './annotation.ts'
import { spokenWords } from './marks.ts'
import { wordErrors } from './words.ts'

/** What an answer changed, counted when it is given: it stands when the words themselves are erased. */
export type Counted = {
  /** Words changed, put in or taken out of what the recogniser had heard; marks are no words. */
  corrected: number
  /** Slots that are labelled. */
  labelled: number
}

/** `hypothesis` is what the recogniser had heard, null where nobody knows it any more: then no word counts as changed. */
export function countedOf({ transcript, slots }: Pick<Annotation, 'transcript' | 'slots'>, hypothesis: string | null): Counted {
  if (hypothesis === null) return { corrected: 0, labelled: slots.length }
  const { substitutions, deletions, insertions } = wordErrors(spokenWords(transcript), spokenWords(hypothesis))
  return { corrected: substitutions + deletions + insertions, labelled: slots.length }
}

const Answer = z.looseObject({ transcript: z.string(), slots: z.array(Slot) })

/** The same of an answer as it was written down; null for what no workstation of any version has written. */
export function countedIn(text: string, hypothesis: string | null): Counted | null {
  try {
    const answer = Answer.safeParse(JSON.parse(text)).data
    return answer === undefined ? null : countedOf(answer, hypothesis)
  } catch {
    return null
  }
}
