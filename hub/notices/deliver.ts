import type { Selectable } from 'kysely'
import type { FastifyBaseLogger } from 'fastify'
import type { Hub } from '../hub.ts'
import type { NoticeRow } from '../store/rows/notices.ts'
import type { Store } from '../store/store.ts'
import { contactsOf } from './contacts.ts'
import { linkOf } from './links.ts'
import { messageOf } from './message.ts'
import { NotSent, type Send } from './send.ts'

type Notice = Selectable<NoticeRow>

/** How the outbox reaches the world. */
export type Delivery = { send: Send; baseUrl(): string | null; log: Pick<FastifyBaseLogger, 'info' | 'warn'> }

const firstRetryMs = 5_000
const longestRetryMs = 5 * 60_000
const mostAttempts = 15
/** Sent at the same time, so that one server which does not answer holds nobody up. */
const together = 8

const retryAfterMs = (attempts: number): number => Math.min(longestRetryMs, firstRetryMs * 2 ** (attempts - 1))

/**
 * Takes the next notices that are due for this process alone: the moment of their next attempt is moved on first, so
 * that neither another process sends them nor a crash loses them.
 */
const claim = ({ store, now }: Hub): Promise<Notice[]> =>
  store.transaction().execute(async transaction => {
    const due = await transaction.selectFrom('notices').selectAll().where('next_at', '<=', now()).orderBy('next_at').orderBy('id').limit(together).execute()
    const claimed: Notice[] = []
    for (const notice of due) {
      const attempts = notice.attempts + 1
      const next = { attempts, next_at: now() + retryAfterMs(attempts) }
      const { numUpdatedRows } = await transaction
        .updateTable('notices')
        .set(next)
        .where('id', '=', notice.id)
        .where('next_at', '=', notice.next_at)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 1n) claimed.push({ ...notice, ...next })
    }
    return claimed
  })

/** Nobody needs to be told of a clock that was met meanwhile. */
async function isMoot(store: Store, { escalation, clock }: Notice): Promise<boolean> {
  const { clock_kind } = await store.selectFrom('escalations').select('clock_kind').where('id', '=', escalation).executeTakeFirstOrThrow()
  return clock !== 'second' && clock_kind !== clock
}

const settle = ({ store, now }: Hub, { id }: Notice, outcome: 'sent' | 'moot' | 'given_up'): Promise<unknown> =>
  store.updateTable('notices').set({ outcome, settled_at: now(), next_at: null }).where('id', '=', id).where('outcome', 'is', null).execute()

async function deliver(hub: Hub, { send, baseUrl, log }: Delivery, notice: Notice): Promise<void> {
  const { id, person, channel, reason, within_ms: withinMs, attempts } = notice
  if (await isMoot(hub.store, notice)) return void (await settle(hub, notice, 'moot'))
  const contact = (await contactsOf(hub, person)).find(one => one.channel === channel)
  if (contact === undefined) return void (await settle(hub, notice, 'given_up'))
  try {
    await send(contact, messageOf({ reason, withinMs, link: await linkOf(hub, id, baseUrl()) }), id)
    await settle(hub, notice, 'sent')
    log.info({ notice: id, channel, attempts }, 'a notice was sent')
  } catch (error) {
    log.warn({ notice: id, channel, attempts, why: error instanceof NotSent ? error.why : 'fault' }, 'a notice was not sent')
    if (attempts >= mostAttempts) await settle(hub, notice, 'given_up')
  }
}

/** Sends what is due, part by part, until nothing is. */
export async function deliverDue(hub: Hub, delivery: Delivery): Promise<void> {
  for (;;) {
    const notices = await claim(hub)
    if (notices.length === 0) return
    await Promise.all(notices.map(notice => deliver(hub, delivery, notice)))
  }
}
