import { mostLost, type AuditState, type AuditedStream } from '../../../shared/contract/audit.ts'
import type { CoreEventName } from '../../../shared/contract/events.ts'
import { emptyHead } from '../../../shared/domain/chain.ts'
import type { StreamFault } from '../../../shared/domain/stream-fault.ts'
import { Refusal } from '../refusal.ts'
import type { Chain } from './chain.ts'
import { followChain } from './follow.ts'
import type { Stream } from './stream.ts'

/** Sees to it that what this laptop tells of what happened is what it wrote down. */
export type Auditor = {
  handlers: { 'audit.read'(): AuditState; 'audit.verify'(): Promise<AuditState> }
  /** Follows what came since the last time, in the background. */
  start(): void
  stop(): Promise<void>
}

type Audited = { chain: Chain; stream: Stream }

/** Nobody waits for it, and whoever has just unlocked waits for their clip. */
const firstRestMs = 4_000
const backgroundRestMs = 25

/**
 * Watches the vault's stream and the device's own. A fault found in one is told in the other, which goes to the hub
 * like any event; nothing is changed or left out because of it.
 */
export function createAuditor({ vault, device, now, emit, report, firstRest = firstRestMs }: {
  vault: Audited
  device: Audited | null
  now: () => number
  emit(name: CoreEventName): void
  report(error: unknown): void
  firstRest?: number
}): Auditor {
  const watched = [
    { which: 'vault' as const, ...vault, tellIn: device?.stream ?? vault.stream },
    ...(device === null ? [] : [{ which: 'device' as const, ...device, tellIn: vault.stream }]),
  ]
  type Watched = (typeof watched)[number]
  const last = new Map<Watched, AuditedStream>()
  const abort = new AbortController()
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const tell = ({ chain, tellIn }: Watched, fault: StreamFault | null, before: StreamFault | null): void => {
    if (fault === null || (before?.seq === fault.seq && before.fault === fault.fault)) return
    tellIn.append('audit.failed', { stream: chain.stream() ?? tellIn.id, ...fault })
  }
  const auditOne = async (one: Watched, whole: boolean, restMs: number): Promise<void> => {
    const { chain, which } = one
    const before = chain.kept()
    const fresh = whole || before.fault !== null || !chain.has(before.head)
    const followed = await followChain(chain, fresh ? emptyHead : before.head, { restMs, signal: abort.signal })
    chain.keep(followed.head, followed.fault)
    tell(one, followed.fault, before.fault)
    last.set(one, {
      which, stream: chain.stream() ?? '', checkedAt: now(), whole: fresh,
      events: followed.head.seq, erased: fresh ? followed.erased : null, lost: fresh ? followed.lost.slice(0, mostLost) : null, fault: followed.fault,
    })
  }
  const audit = async (whole: boolean, restMs: number): Promise<void> => {
    for (const one of watched) await auditOne(one, whole, restMs)
    emit('audit.changed')
  }
  /** One after the other; one that was cut short by a lock is no fault. */
  const begin = (whole: boolean, restMs: number): Promise<void> => {
    const next = (running ?? Promise.resolve()).then(() => audit(whole, restMs)).catch((error: unknown) => {
      if (!abort.signal.aborted) report(error)
    })
    running = next
    return next
  }
  const read = (): AuditState => ({
    streams: watched.map(one => last.get(one) ?? {
      which: one.which, stream: one.chain.stream() ?? '', checkedAt: null, whole: false, events: one.chain.kept().head.seq, erased: null, lost: null, fault: one.chain.kept().fault,
    }),
  })

  return {
    handlers: {
      'audit.read': read,
      'audit.verify': async () => {
        await begin(true, 0)
        if (abort.signal.aborted) throw new Refusal('vault_locked')
        return read()
      },
    },
    start() {
      timer = setTimeout(() => void begin(false, backgroundRestMs), firstRest)
    },
    async stop() {
      clearTimeout(timer)
      abort.abort()
      await running
    },
  }
}
