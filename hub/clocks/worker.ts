import type { FastifyBaseLogger } from 'fastify'
import type { Hub } from '../hub.ts'
import { replayJournal } from '../journal/replay.ts'
import { auditAsked } from '../audit/asked.ts'
import { deliverDue, type Delivery } from '../notices/deliver.ts'
import { createSend } from '../notices/send.ts'
import { readNotifySettings, type NotifySettings } from '../notices/settings.ts'
import { tellOfSteps } from '../notices/tell.ts'
import { destroyDue } from '../recalls/destroy.ts'
import { retainDue } from '../retention/run.ts'
import { handOnMissed } from './hand-on.ts'
import { attachEvents } from '../streams/attach.ts'
import { oneByOne } from './one-by-one.ts'

/** What runs beside the server: clocks and messages. */
export type Worker = {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}

const everyMs = 1_000

/** Runs some work again and again, a pause between its end and its next start; a failure is logged, not fatal. */
function repeat(name: string, work: () => Promise<void>, log: FastifyBaseLogger): Worker {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let turn: Promise<void> = Promise.resolve()
  const run = (): void => {
    turn = work()
      .catch((error: unknown) => log.error({ err: error, work: name }, 'work beside the server failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(run, everyMs)
      })
  }
  run()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return turn
    },
  }
}

/** Brings the database up to its journal, places what had waited for its lease, hands missed clocks on, writes down who has to be told of what, and destroys recordings whose time has come. */
export const turnClocks = (hub: Hub): Promise<void> => oneByOne([replayJournal, attachEvents, handOnMissed, tellOfSteps, destroyDue], work => work(hub))

/** How this hub's messages leave it; its settings are read anew for each. */
export const deliveryOf = (hub: Hub, log: FastifyBaseLogger, settings: () => NotifySettings = () => readNotifySettings(hub.folder)): Delivery => ({
  send: createSend({ settings, now: hub.now }), baseUrl: () => settings().baseUrl, log,
})

/**
 * Starts the work of clocks and messages. Several processes may do it side by side: whatever is due is claimed in the
 * database first. Messages have a loop of their own, so that no slow mail server holds a clock up, and so has verifying, which takes its
 * time.
 */
export function startWorker(hub: Hub, log: FastifyBaseLogger): Worker {
  const delivery = deliveryOf(hub, log)
  const leaving = new AbortController()
  const loops = [
    repeat('clocks', () => turnClocks(hub), log), repeat('messages', () => deliverDue(hub, delivery), log),
    repeat('retention', () => retainDue(hub, leaving.signal), log),
    repeat('audit', () => auditAsked(hub, leaving.signal), log),
  ]
  return {
    async stop() {
      leaving.abort()
      await Promise.all(loops.map(loop => loop.stop()))
    },
  }
}
