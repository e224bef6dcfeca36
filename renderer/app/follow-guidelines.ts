import { createGuidelineStore, type GuidelineStore } from '../guidelines/guideline-store.ts'
import type { Client } from '../client.ts'
import type { Desk } from '../review/desk/desk.ts'
import { createCalm } from '../state/calm.ts'

/** A new batch's guidelines are read in a pause of the work; milliseconds. */
const calm = { quietMs: 400, mostMs: 4000 }
/** A sync may have brought a new version; it tells of many things, and this is not urgent. */
const syncCalm = { quietMs: 3000, mostMs: 60_000 }

/** Keeps the guidelines of the batch in front at hand, and the desk's own word on whether they lie open. */
export function followGuidelines(client: Client, desk: Desk): { store: GuidelineStore; end(): void } {
  const store = createGuidelineStore(client)
  const batchNow = (): string | undefined => desk.store.getState().work?.page.batch
  const read = (): void => {
    const batch = batchNow()
    if (batch !== undefined) void store.follow(batch)
  }
  const soon = createCalm(calm, read)
  const later = createCalm(syncCalm, read)
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
      if (guidelines === null ? place !== 'none' : place === 'none') desk.store.setState({ guidelines: guidelines === null ? 'none' : 'closed' })
      else if (place === 'beside') void store.noteRead()
    }),
    client.on(['sync.changed'], later.nudge),
    soon.end,
    later.end,
  ]
  return { store, end: () => ends.forEach(end => end()) }
}
