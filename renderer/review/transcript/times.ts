import { decimal } from '../../ui/format.ts'

/** A time in a clip as `1.25`: seconds, to the hundredth. */
export const exactSeconds = (ms: number): string => decimal(Math.round(ms / 10) / 100)
