import { agreements } from '../../shared/domain/case-second.ts'
import type { Choice } from './steps/choices.ts'

/** Whether the reader may agree to what waits for a second person. */
export const awaitedBy = (choices: readonly Choice[]): boolean => choices.some(({ action }) => agreements.includes(action))
