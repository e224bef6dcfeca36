import { v7 } from 'uuid'
import { commitmentOf, emptyHead, extend, type Head } from '../../shared/domain/chain.ts'
import type { SentEvent } from '../../shared/hub-api/streams.ts'
import type { Hub } from '../hub.ts'
import { digest, toText } from '../keys/bytes.ts'
import type { Caller } from '../server/call.ts'
import { receiveEvents } from '../streams/receive.ts'
import type { Happening } from './day.ts'

const eventsAtOnce = 500

/** Tells a hub what happened the way a workstation does, at the time that it did; gives how many events it took. */
export type Teller = { send(happenings: readonly Happening[], late: number): Promise<number> }

export function createTellerTo(hub: Hub, caller: Caller): Teller {
  const stream = v7()
  let head: Head = emptyHead
  const write = ({ at, type, payload }: Pick<Happening, 'at' | 'type' | 'payload'>): SentEvent => {
    const salt = toText(hub.random(32))
    const next = extend(digest, head, { id: v7({ msecs: at }), stream, type, at, commitment: commitmentOf(digest, salt, payload) })
    head = next.head
    return { envelope: next.envelope, salt, payload }
  }
  return {
    async send(happenings, late) {
      const first = happenings[0]
      if (first === undefined) return 0
      const opening = { at: first.at, type: 'stream.opened', payload: { device: caller.device, person: caller.person?.person ?? null } } as const
      const events = [...(head.seq === 0 ? [opening] : []), ...happenings].map(write)
      for (let from = 0; from < events.length; from += eventsAtOnce) {
        const part = events.slice(from, from + eventsAtOnce)
        const told = (part.at(-1)?.envelope.at ?? first.at) + late
        const { answers } = await receiveEvents({ ...hub, now: () => Math.min(told, hub.now()) }, stream, caller, { events: part, waiting: events.length - from - part.length })
        const refused = answers.find(({ status }) => status === 'rejected')
        if (refused !== undefined) throw new Error(`An invented event was not taken: ${JSON.stringify(refused)}`)
      }
      return events.length
    },
  }
}
