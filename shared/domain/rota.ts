// Who is on call, and whom to turn to next. Instants are milliseconds since the epoch.

/** Somebody on call from `from` until `to`; those with a lower place are turned to first. */
export type OnCall = { person: string; from: number; to: number; place: number }

const hourMs = 3_600_000

const covers = ({ from, to }: OnCall, at: number): boolean => from <= at && at < to

/** Everybody on call at an instant, in the order in which they are turned to, each once. */
export function contactsAt(rota: readonly OnCall[], at: number): string[] {
  const now = rota.filter(span => covers(span, at)).toSorted((one, other) => one.place - other.place || one.from - other.from)
  return [...new Set(now.map(({ person }) => person))]
}

/** Who is turned to next: the first who was not turned to before; null where nobody is left. */
export const nextContact = (contacts: readonly string[], tried: ReadonlySet<string>): string | null =>
  contacts.find(person => !tried.has(person)) ?? null

/** Whole hours in a row in each of which some moment has only so many people on call who can be the second: none or one. */
export type ThinStretch = { from: number; to: number; people: number }

/** Fewest distinct people on call at any moment of a stretch. */
function fewestWithin(rota: readonly OnCall[], from: number, to: number): number {
  const changes = rota.flatMap(span => [span.from, span.to]).filter(at => from < at && at < to)
  return Math.min(...[from, ...changes].map(at => contactsAt(rota, at).length))
}

/**
 * The hours from `from` on, for `hours` hours, in which a second person may be missing: fewer than two of those who can
 * be one are on call. Hours in a row with as few people are one stretch.
 */
export function thinStretches(rota: readonly OnCall[], canBeSecond: ReadonlySet<string>, from: number, hours: number): ThinStretch[] {
  const able = rota.filter(({ person }) => canBeSecond.has(person))
  const first = Math.floor(from / hourMs) * hourMs
  const stretches: ThinStretch[] = []
  for (let hour = 0; hour < hours; hour++) {
    const start = first + hour * hourMs
    const people = fewestWithin(able, Math.max(start, from), start + hourMs)
    if (people >= 2) continue
    const last = stretches.at(-1)
    if (last !== undefined && last.to === start && last.people === people) last.to = start + hourMs
    else stretches.push({ from: start, to: start + hourMs, people })
  }
  return stretches
}
