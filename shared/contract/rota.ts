import { z } from 'zod'
import { Id, Instant } from '../domain/values.ts'
import { Rota, RotaHours, RotaSpan } from '../hub-api/rota.ts'
import { method } from './method.ts'

export const rotaMethods = {
  /** Who is on call in a period, who could take a span over, and where somebody is missing in the next seven days. */
  'rota.read': method({ access: ['safety', 'privacy', 'supervisor'], input: z.strictObject({ from: Instant, to: Instant }), output: Rota }),
  /** Gives an own span that has not begun other hours. */
  'rota.replace': method({ access: ['safety', 'privacy', 'supervisor'], input: z.strictObject({ span: Id, hours: RotaHours }), output: RotaSpan }),
  /** Hands what is left of an own span to a colleague. */
  'rota.handOver': method({ access: ['safety', 'privacy', 'supervisor'], input: z.strictObject({ span: Id, to: Id }), output: RotaSpan }),
}
