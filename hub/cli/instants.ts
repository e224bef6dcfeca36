/** An instant as an operator reads it, UTC, to the second. */
export const instant = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19)

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/

/** An instant with its zone, as in 2026-11-25T08:00+02:00: nothing must hang on where the hub stands. Null for anything else. */
export function readInstant(text: string): number | null {
  const at = instantShape.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : at
}

export const instantWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
