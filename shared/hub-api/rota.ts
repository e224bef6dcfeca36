import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { Person } from './access.ts'

/** Somebody on call; those with a lower place are turned to first. */
export const RotaSpan = z.strictObject({
  span: Id,
  person: Person,
  from: Instant,
  to: Instant,
  place: z.int().min(1).max(9),
})
export type RotaSpan = z.infer<typeof RotaSpan>

/** Hours in which some moment has fewer than two people on call who can be the second. */
const RotaGap = z.strictObject({ from: Instant, to: Instant, people: z.int().nonnegative() })

/** Who is on call in a period, who could take a span over, and which of the next seven days' hours are thin. */
export const Rota = z.strictObject({ spans: z.array(RotaSpan), colleagues: z.array(Person), gaps: z.array(RotaGap) })
export type Rota = z.infer<typeof Rota>

/** New hours of one's own span that has not begun. */
export const RotaHours = z.strictObject({ from: Instant, to: Instant }).refine(({ from, to }) => from < to, 'a span ends after it starts')
