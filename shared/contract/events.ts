import { z } from 'zod'

/** What the core tells the renderer unasked: that something changed, never what it is now. Stores re-read. */
export const CoreEvent = z.strictObject({
  name: z.enum(['session.changed', 'sync.changed', 'clips.changed', 'clips.withdrawn', 'shift.changed', 'escalations.changed', 'questions.changed', 'settings.changed']),
  /** Rises with every event of the core's life. */
  revision: z.int().positive(),
})
export type CoreEvent = z.infer<typeof CoreEvent>
export type CoreEventName = CoreEvent['name']
