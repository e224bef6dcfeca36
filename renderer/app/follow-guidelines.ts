import type { Client } from '../client.ts'
import { createGuidelineStore, type GuidelineStore } from '../guidelines/guideline-store.ts'
import type { Desk } from '../review/desk/desk.ts'
import { createCalm } from '../state/calm.ts'

/** A new batch's guidelines are read in a pause of the work; milliseconds. */
const calm = { quietMs: 400, mostMs: 4000 }

/** Keeps the guidelines of the batch in front at hand, and the desk's own word on whether they lie open. */
export function followGuidelines(client: Client, desk: Desk): { store: GuidelineStore; end(): void } {
  const store = createGuidelineStore(client)
  const batchNow = (): string | undefined => desk.store.getState().work?.page.batch
  const soon = createCalm(calm, () => {
    const batch = batchNow()
    if (batch !== undefined) void store.follow(batch)
  })
  const ends = [
    desk.store.subscribe((now, before) => {
      const batch = now.work?.page.batch
      if (batch !== undefined && batch !== before.work?.page.batch && batch !== store.getState().batch) soon.nudge()
      if (now.guidelines === before.guidelines) return
      if (now.guidelines === 'entered') void store.noteRead()
      if (now.guidelines === 'closed') store.close()
    }),
    store.subscribe(({ guidelines }) => {
      const { guidelines: place } = desk.store.getState()
      if (guidelines === null) desk.store.setState({ guidelines: 'none' })
      else if (place === 'none') desk.store.setState({ guidelines: 'closed' })
      else if (place === 'beside') void store.noteRead()
    }),
    soon.end,
  ]
  return { store, end: () => ends.forEach(end => end()) }
}
