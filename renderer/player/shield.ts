import { mergeSpans } from '../../shared/domain/heard.ts'
import type { Span } from '../../shared/domain/values.ts'

/** Whether a clip sounds softened, and where it does not. */
export type Shield = { on: boolean; lifted: readonly Span[] }

export const noShield: Shield = { on: false, lifted: [] }

export const lift = ({ on, lifted }: Shield, span: Span): Shield => ({ on, lifted: mergeSpans(lifted, [span]) })

/** Whether the sound at a position, in milliseconds, is softened. */
export const isSoftAt = ({ on, lifted }: Shield, at: number): boolean => on && !lifted.some(({ from, to }) => at >= from && at < to)
