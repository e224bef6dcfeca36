/** An instant as an operator reads it, UTC, to the second. */
export const instant = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19)
