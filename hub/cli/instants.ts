import { HubFault } from '../fault.ts'

/** An instant as an operator reads it, UTC, to the second. */
export const instant = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19)

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/

/** An instant with its zone, as in 2026-11-25T08:00+02:00: nothing must hang on where the hub stands. Null for anything else. */
export function readInstant(text: string): number | null {
  const at = instantShape.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : at
}

/** What an option was given, null where it was left out. Refuses with `time_malformed`. */
export function givenInstant(option: string, text: string | undefined): number | null {
  const at = text === undefined ? null : readInstant(text)
  if (text === undefined || at !== null) return at
  throw new HubFault('time_malformed', `"${text}" is not a time with its zone.`, 'Nothing was done.', `Write it as in ${option} 2026-11-25T08:00+02:00`)
}

export const instantWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
