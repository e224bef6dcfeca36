import { isHeld, leaseMoment, longestDoubtMs, type BatchState, type LeaseEnd } from '../../../shared/domain/batch.ts'
import type { LeaseReceipt, Standing, StandingLease } from '../../../shared/hub-api/leases.ts'
import type { Stream } from '../audit/stream.ts'
import { signJson, type KeyPair } from '../crypto/signing.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'
import type { HubRecord } from './enrolment.ts'
import type { TrustedTime } from './time.ts'

/** The terms of a lease, as its manifest has them. */
export type LeaseTerms = Omit<StandingLease, 'endedFor'>

/**
 * The leases of this device, whoever's they are. They lie outside the vaults, so that every end reaches the keys with
 * the vault locked or open; what lies in a vault goes when it is open.
 */
export type DeviceLeases = {
  /** Writes down a lease that is being taken, before anything of it is; harmless when repeated. */
  begin(lease: LeaseTerms): void
  /** Forgets a lease of which nothing was kept, and destroys its keys. */
  drop(batch: string): void
  /**
   * Refuses unless what a batch holds may be opened now: with `lease_early`, `lease_ended`, `clip_recalled` or
   * `clock_rolled_back`.
   */
  requireRunning(batch: string): void
  /** Ends a batch's lease: destroys its keys at once and writes the receipt. Whether there was one to end. */
  end(batch: string, why: LeaseEnd): boolean
  /** Ends what is over by a clock that somebody vouches for; whether anything was. */
  expire(): boolean
  /** Ends what the hub says is over; whether anything was. */
  follow(standing: Pick<Standing, 'leases'>): boolean
  /** Destroys every key on this device, with no word about it. */
  shredAll(): void
  /** Why a lease is over, null while it is not. */
  endOf(lease: string): LeaseEnd | null
  /** When the next lease begins or ends, null where none does. */
  nextMoment(): number | null
  /** Notes which receipts the hub has. */
  settle(): void
  /** Calls back whenever keys were destroyed; gives back how to stop that. */
  onEnd(listener: () => void): () => void
}

type Row = { id: string; batch: string; person: string; starts_at: number; ends_at: number; state: BatchState; ended_for: LeaseEnd | null }

const termsOf = ({ id, batch, person, starts_at: startsAt, ends_at: endsAt }: Row): LeaseTerms => ({ lease: id, batch, person, startsAt, endsAt })

export function createDeviceLeases({ db, time, signing, hub, stream }: {
  db: Db
  time: TrustedTime
  signing(): KeyPair
  hub(): HubRecord | null
  stream(): Stream | null
}): DeviceLeases {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO lease (id, batch, person, starts_at, ends_at, state) VALUES (:lease, :batch, :person, :startsAt, :endsAt, 'leased')`,
  )
  const select = db.prepare<[string], Row>('SELECT * FROM lease WHERE id = ?')
  const held = db.prepare<[string], Row>(`SELECT * FROM lease WHERE batch = ? AND state = 'leased'`)
  const allHeld = db.prepare<[], Row>(`SELECT * FROM lease WHERE state = 'leased'`)
  const latest = db.prepare<[string], Row>('SELECT * FROM lease WHERE batch = ? ORDER BY rowid DESC LIMIT 1')
  const shred = db.prepare('DELETE FROM clip_share WHERE batch = ?')
  const remove = db.prepare(`DELETE FROM lease WHERE batch = ? AND state = 'leased'`)
  const setEnded = db.prepare(`UPDATE lease SET state = 'shredded', ended_for = ?, receipt_seq = ? WHERE id = ?`)
  const setReceipted = db.prepare(
    `UPDATE lease SET state = 'receipted' WHERE state = 'shredded' AND receipt_seq <= (SELECT acked_seq FROM stream)`,
  )
  const listeners = new Set<() => void>()

  const destroy = db.transaction((lease: LeaseTerms, why: LeaseEnd) => {
    const record = hub()
    const own = stream()
    if (record === null || own === null) throw new Error('A lease on a device without a hub')
    const { batch, person, lease: id } = lease
    const clips = shred.run(batch).changes
    const receipt: LeaseReceipt = {
      type: 'receipt', hub: record.id, device: record.device, person, lease: id, batch, endedFor: why, endedAt: time.now(), clips,
    }
    insert.run(lease)
    const { seq } = own.append('lease.shredded', { lease: id, receipt: signJson('receipt', receipt, signing()) })
    setEnded.run(why, seq, id)
  })
  /** Ends leases one by one, and lets nothing of their keys linger in the log. */
  const endAll = (ending: readonly { lease: LeaseTerms; why: LeaseEnd }[]): boolean => {
    if (ending.length === 0) return false
    for (const { lease, why } of ending) destroy(lease, why)
    db.pragma('wal_checkpoint(TRUNCATE)')
    for (const listener of listeners) listener()
    return true
  }
  const momentOf = (row: Row) => leaseMoment(termsOf(row), { now: time.now(), certain: time.certain() })

  return {
    begin(lease) {
      // What the hub gives out anew has ended there, whatever this device knew of it.
      endAll(held.all(lease.batch).filter(({ id }) => id !== lease.lease).map(row => ({ lease: termsOf(row), why: 'expired' })))
      insert.run(lease)
    },
    drop(batch) {
      db.transaction(() => {
        shred.run(batch)
        remove.run(batch)
      })()
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    requireRunning(batch) {
      if (time.rolledBack()) throw new Refusal('clock_rolled_back')
      const row = latest.get(batch)
      if (row === undefined) return
      if (!isHeld(row.state)) throw new Refusal(row.ended_for === 'recalled' ? 'clip_recalled' : 'lease_ended', { endsAt: row.ends_at })
      const moment = momentOf(row)
      if (moment === 'early') throw new Refusal('lease_early', { startsAt: row.starts_at })
      if (moment !== 'running') throw new Refusal('lease_ended', { endsAt: row.ends_at })
    },
    end(batch, why) {
      return endAll(held.all(batch).map(row => ({ lease: termsOf(row), why })))
    },
    expire: () => endAll(allHeld.all().filter(row => momentOf(row) === 'over').map(row => ({ lease: termsOf(row), why: 'expired' }))),
    follow: ({ leases }) =>
      endAll(
        leases.flatMap(({ endedFor, ...lease }) => {
          const known = select.get(lease.lease)
          return endedFor !== null && (known === undefined || isHeld(known.state)) ? [{ lease, why: endedFor }] : []
        }),
      ),
    shredAll() {
      db.exec('DELETE FROM clip_share')
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    endOf: lease => select.get(lease)?.ended_for ?? null,
    nextMoment() {
      const now = time.now()
      const moments = allHeld.all().flatMap(row => [row.starts_at, row.ends_at, row.ends_at + longestDoubtMs])
      return moments.reduce<number | null>((next, at) => (at > now && (next === null || at < next) ? at : next), null)
    },
    settle: () => {
      setReceipted.run()
    },
    onEnd(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
