import { z } from 'zod'
import { Day, Id, Instant } from '../domain/values.ts'
import { PersonCode } from './access.ts'
import { Site } from './period-figures.ts'
import { leastPeople } from './shifts.ts'

const count = z.int().nonnegative()

/** How many clips of it there are, were answered, were taken back, and still ask for an answer. */
const counts = { clips: count, answered: count, withdrawn: count, remaining: count }

/** `assigned`: on no laptop yet. `leased`: on one. `lapsed`: its lease is over with clips left. `done`: none are left. */
export const FollowedState = z.enum(['assigned', 'leased', 'lapsed', 'done', 'returned'])
export type FollowedState = z.infer<typeof FollowedState>

export const FollowedBatch = z.strictObject({
  batch: Id,
  name: z.string(),
  project: z.string(),
  person: PersonCode,
  site: Site.nullable(),
  madeAt: Instant,
  /** Before this no lease of it begins. */
  startsAt: Instant.nullable(),
  /** When its last lease ends or ended: until then it has to be done, or leased again. */
  leaseEndsAt: Instant.nullable(),
  /** By when somebody waits for it. */
  dueAt: Instant.nullable(),
  /** When it comes to its end at the pace of its reviewer's last week, what is due no later first; null where it has no date, is over, or no pace is known. */
  expectedAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  /** On this day what is left of its recordings is destroyed. */
  retainUntil: Day,
  state: FollowedState,
  ...counts,
})
export type FollowedBatch = z.infer<typeof FollowedBatch>

/** The batches of five people or more that were made for one project on one day. */
export const BatchWave = z.strictObject({ day: Day, project: z.string(), people: z.int().min(leastPeople), batches: count, ...counts, /** The earliest date of those with clips left. */ dueAt: Instant.nullable() })
export type BatchWave = z.infer<typeof BatchWave>

/** Null where nobody waits for it any more. */
export const SetDue = z.strictObject({ dueAt: Instant.nullable() })

/** Where the policy says *grouped* a batch is a person's work, and is told in waves alone. */
export const FollowedBatches = z.strictObject({ batches: z.array(FollowedBatch), waves: z.array(BatchWave), /** Waves of fewer than five people, of which nothing is told. */ untold: count })
export type FollowedBatches = z.infer<typeof FollowedBatches>
