import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { HeldBatch, Holding } from '../../../shared/contract/sync.ts'
import { BatchOffer } from '../../../shared/hub-api/batches.ts'
import type { Db } from '../database/open.ts'
import type { DeviceLeases } from '../device/leases.ts'
import { Refusal } from '../refusal.ts'
import type { Kept } from '../settings/kept.ts'

/** The batches on this laptop and those that wait at the hub: what they hold, and how they are given back. */
export type Holdings = {
  read(): Holding
  /** What the hub has on offer. */
  hear(offers: readonly BatchOffer[]): void
  /** Gives a batch back, or what is left of it: its clips go at once. Refuses with `batch_unknown`. */
  giveBack(batch: string): void
  /** Closes what is decided whole; whether there was anything. */
  closeDecided(): boolean
}

const Offers = z.array(BatchOffer).catch([])

const held = `
  SELECT b.id AS batch, b.name, b.starts_at AS startsAt, b.ends_at AS endsAt, count(*) AS clips, sum(c.arrived) AS arrived,
         sum(c.state NOT IN ('ready', 'open')) AS decided, sum(c.size) AS bytes, sum(c.size * (1 - c.arrived)) AS bytesMissing
  FROM batch b JOIN clip c ON c.batch = b.id AND c.place >= 0
  WHERE b.state IN ('offered', 'leased') GROUP BY b.id ORDER BY b.starts_at, b.received_at`

/** Free bytes where a file lies, null where the system does not say. */
function freeBytesBeside(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize
  } catch {
    return null
  }
}

export function createHoldings({ db, kept, leases }: { db: Db; kept: Kept; leases: DeviceLeases }): Holdings {
  const select = db.prepare<[], Omit<HeldBatch, 'place'>>(held)
  const read = (): HeldBatch[] => select.all().map(row => ({ ...row, place: 'here' }))

  return {
    read() {
      const here = read()
      const offers = Offers.parse(kept.read('sync.offers')).filter(({ batch }) => !here.some(one => one.batch === batch))
      const elsewhere = offers.flatMap((offer): HeldBatch[] => {
        const { batch, name, clips, bytes, state, startsAt, endsAt } = offer
        if (state !== 'offered' && state !== 'leased') return []
        return [{ batch, name, clips, bytes, startsAt, endsAt, arrived: 0, decided: 0, bytesMissing: bytes, place: state === 'offered' ? 'hub' : 'elsewhere' }]
      })
      return { batches: [...here, ...elsewhere], freeBytes: freeBytesBeside(db.name) }
    },
    hear: offers => kept.write('sync.offers', offers),
    giveBack(batch) {
      const found = read().find(one => one.batch === batch)
      if (found === undefined) throw new Refusal('batch_unknown')
      leases.end(batch, found.decided === found.clips ? 'closed' : 'returned')
    },
    closeDecided() {
      const whole = read().filter(({ clips, arrived, decided }) => arrived === clips && decided === clips)
      for (const { batch } of whole) leases.end(batch, 'closed')
      return whole.length > 0
    },
  }
}
