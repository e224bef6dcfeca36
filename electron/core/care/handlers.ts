import type { Care } from '../../../shared/contract/care.ts'
import { ContentFlag, opensAt } from '../../../shared/domain/exposure.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

/** What is kept from a reviewer for now, and what they want kept from them for good. */
export function createCareHandlers({ db, stream, order, exposure, now, emit, decided }: Desk): Pick<DeskHandlers, 'care.read' | 'care.optOut'> {
  const read = (): Care => {
    const at = now()
    const limits = exposure.limits()
    const ledger = exposure.ledger(at)
    const { flagged } = order.waiting(at)
    const suitable = order.nextAfter(null, at) !== null
    return {
      optedOut: exposure.optedOut(),
      heardMs: ledger.heardMs,
      softMs: limits.softMs,
      hardMs: limits.hardMs,
      plainBetween: limits.plainBetween,
      severePerShift: limits.severePerShift,
      pausesLeft: Math.max(0, limits.protectedPauses - (ledger.shift?.protectedPauses ?? 0)),
      held: suitable ? 0 : flagged,
      suitable,
      heldUntil: suitable || flagged === 0 ? null : opensAt(ledger, limits, at),
    }
  }
  return {
    'care.read': read,
    'care.optOut': ({ categories }) => {
      const wanted = ContentFlag.options.filter(flag => categories.includes(flag))
      db.transaction(() => {
        if (JSON.stringify(wanted) === JSON.stringify(exposure.optedOut())) return
        exposure.optOut(wanted)
        stream.append('care.opted_out', { categories: wanted })
      })()
      emit('clips.changed')
      decided()
      return read()
    },
  }
}
