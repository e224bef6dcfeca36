import { z } from 'zod'
import { SkipCause } from '../domain/annotation.ts'
import { Day, Locale, Millis, Zone } from '../domain/values.ts'
import { PersonCode } from './access.ts'
import { StatisticsVisibility } from './shifts.ts'

/** A place where people work, as the operator calls it. */
export const Site = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .-]{0,39}$/u)

const count = z.int().nonnegative()

/** What a group of shifts comes to. Handling is read off bins of four hundredths, so it is at most 2 % beside the truth. */
export const GroupFigures = z.strictObject({
  /** Of days that are told as a whole it is the most people on any of them. */
  people: count,
  shifts: count,
  clips: count,
  audioMs: Millis,
  wordsCorrected: count,
  slots: count,
  /** Null, as what stands by the hour, where time is not told apart: by locale. */
  workedMs: Millis.nullable(),
  perHour: z.number().nullable(),
  breaksOffered: count.nullable(),
  breaksPossible: count.nullable(),
  medianHandlingMs: z.number().nullable(),
  /** Half the distance between the quartiles. */
  handlingSpreadMs: z.number().nullable(),
  /** Handling over the median for the same task, locale and length: 1 is as long as the median. */
  ofMedian: z.number().nullable(),
})
export type GroupFigures = z.infer<typeof GroupFigures>

/** Days as the zone of the policy has them, both included. */
export const Days = z.strictObject({ from: Day, to: Day })
export type Days = z.infer<typeof Days>

/** Days that are asked about, both included; all that are kept where a side is left out. */
export const SomeDays = Days.partial()
export type SomeDays = z.infer<typeof SomeDays>

/** The one figure of a period of one's own that a laptop cannot count by itself. */
export const PeriodRatio = GroupFigures.pick({ ofMedian: true })
export type PeriodRatio = z.infer<typeof PeriodRatio>

/** What a supervisor may see of the shifts that began in a period, by whom, where, in which language and when. */
export const PeriodFigures = z.strictObject({
  ...Days.shape,
  zone: Zone,
  visibility: StatisticsVisibility,
  /** The first day that is told by name; null where none is. */
  namedSince: Day.nullable(),
  /** Null where nothing of the period may be told. */
  total: GroupFigures.nullable(),
  /** Of days that are told by name. */
  people: z.array(z.strictObject({ person: PersonCode, site: Site.nullable(), figures: GroupFigures })),
  /** Null is where nobody said. */
  sites: z.array(z.strictObject({ site: Site.nullable(), figures: GroupFigures })),
  locales: z.array(z.strictObject({ locale: Locale, figures: GroupFigures })),
  days: z.array(z.strictObject({ day: Day, figures: GroupFigures.nullable() })),
  /** Days that are told as a whole and not by site and language, since some of those groups had fewer than five people. */
  unsplit: count,
  /** Of the whole team, on days that are over and on which five people or more worked; null where there was none. */
  team: z.strictObject({ days: count, skips: z.array(z.strictObject({ cause: SkipCause, count })), escalations: count }).nullable(),
})
export type PeriodFigures = z.infer<typeof PeriodFigures>
