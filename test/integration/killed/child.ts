import { randomBytes } from 'node:crypto'
import { createCore } from '../../../electron/core/core.ts'
import { createTransport } from '../../../electron/core/hub/transport.ts'
import { Refusal } from '../../../electron/core/refusal.ts'
import { becomeLater } from '../../faults/crash/trial-migrations.ts'
import { openPlatform } from '../../support/workplace.ts'

// A workstation's core in a process of its own, which its parent may kill at any moment: `child.ts FOLDER [LATER]`.

/** `open`: as the network is. `cut`: no hub. `before` and `after`: a filing stops short of the hub, or its answer stops short of here. */
export type Way = 'open' | 'cut' | 'before' | 'after'

export type ToChild = { way: Way } | { id: number; method: string; input: unknown }

/** What the parent is told: replies to its calls, and that a filing has come to where it stops. */
export type FromChild = { id: number; reply: unknown } | { stopped: true }

const [folder = '', later = '0'] = process.argv.slice(2)
becomeLater(Number(later))
let way: Way = 'open'
const tell = (message: FromChild): void => void process.send?.(message)
const never = new Promise<never>(() => undefined)

const core = await createCore({
  dataDir: folder,
  platform: openPlatform,
  clock: { now: Date.now, monotonic: () => performance.now() },
  random: randomBytes,
  acceptSampleHub: false,
  emit: () => undefined,
  connectTo: place => {
    const transport = createTransport(place)
    return async exchange => {
      if (way === 'cut') throw new Refusal('hub_unreachable', { host: place.host })
      const filing = exchange.method === 'POST' && exchange.path === '/v1/escalations'
      if (!filing || way === 'open') return transport(exchange)
      if (way === 'after') await transport(exchange)
      tell({ stopped: true })
      return never
    }
  },
})
process.on('message', async (message: ToChild) => {
  if ('way' in message) {
    way = message.way
    return
  }
  tell({ id: message.id, reply: await core.call(message.method, message.input) })
})
