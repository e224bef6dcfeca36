import { z } from 'zod'
import { isFalseWake, type Annotation } from './annotation.ts'
import { spokenWords } from './marks.ts'
import type { QualityPolicy } from './quality/policy.ts'
import type { ClipFate } from './recall.ts'
import { wordErrors } from './words.ts'

// Two people who answered for one clip, each for themselves, and do not agree: a third one hears it and decides.

/** In what two answers differ beyond policy. */
export const Difference = z.enum(['wake', 'intent', 'words'])
export type Difference = z.infer<typeof Difference>

/** The word error rate of either answer against the other, whichever is higher; infinite where one of them holds no word. */
function disagreeingWords(one: string, other: string): number {
  const [words, others] = [spokenWords(one), spokenWords(other)]
  const { substitutions, deletions, insertions } = wordErrors(words, others)
  const errors = substitutions + deletions + insertions
  return errors === 0 ? 0 : errors / Math.min(words.length, others.length)
}

/** In what two answers differ beyond policy. What was said in a false wake was meant for nobody and is not compared. */
export function differencesBetween(one: Annotation, other: Annotation, { disagreementWer }: Pick<QualityPolicy, 'disagreementWer'>): Difference[] {
  const wake: Difference[] = one.wake === other.wake ? [] : ['wake']
  if (isFalseWake(one.wake) || isFalseWake(other.wake)) return wake
  const words = disagreeingWords(one.transcript, other.transcript) > disagreementWer
  return [...wake, ...(one.intent === other.intent ? [] : ['intent' as const]), ...(words ? ['words' as const] : [])]
}

/**
 * `suspended`: nobody may hear the clip now. `lapsed`: the answers agree again, or one was taken back. `ended`: the clip
 * is gone and cannot be heard by a third person any more.
 */
export const AdjudicationState = z.enum(['open', 'suspended', 'lapsed', 'settled', 'ended'])
export type AdjudicationState = z.infer<typeof AdjudicationState>

/** What an adjudication has been through, and what has become of its clip. */
export type Adjudication = { lapsed: boolean; settled: boolean; fate: ClipFate }

/** Where an adjudication stands. What a third person has settled stays settled, whatever becomes of clip and answers. */
export function adjudicationStateOf({ lapsed, settled, fate }: Adjudication): AdjudicationState {
  if (settled) return 'settled'
  if (fate === 'destroyed') return 'ended'
  if (lapsed) return 'lapsed'
  return fate === 'free' ? 'open' : 'suspended'
}

/** `differ` and `agree`: what the two standing answers do since one of them changed. */
export type AdjudicationStep = 'differ' | 'agree' | 'settle'

/** What a step makes of an adjudication, or null where it does not take it as it stands. */
export function afterAdjudicationStep(before: Adjudication, step: AdjudicationStep): Adjudication | null {
  const state = adjudicationStateOf(before)
  if (state === 'settled' || state === 'ended') return null
  if (step === 'settle') return state === 'open' ? { ...before, settled: true } : null
  return { ...before, lapsed: step === 'agree' }
}

/** `a` and `b` are the two answers as they are shown; `third` is one that the third person wrote. */
export const Chosen = z.enum(['a', 'b', 'third'])
export type Chosen = z.infer<typeof Chosen>
