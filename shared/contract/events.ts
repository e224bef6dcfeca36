import { z } from 'zod'

/**
 * What the core tells the renderer unasked: that something changed, never what it is now. Stores re-read. On
 * `session.locking` the page hands over what it still holds, and locks.
 */
export const CoreEvent = z.strictObject({
  name: z.enum([
    'session.changed', 'session.locking', 'sync.changed', 'clips.changed', 'clips.withdrawn', 'shift.changed', 'escalations.changed', 'questions.changed',
    'settings.changed', 'audit.changed', 'vault.checked',
  ]),
  /** Rises with every event of the core's life. */
  revision: z.int().positive(),
})
export type CoreEvent = z.infer<typeof CoreEvent>
export type CoreEventName = CoreEvent['name']
