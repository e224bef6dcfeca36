import type { Person } from '../../../shared/hub-api/access.ts'
import { Policy } from '../../../shared/hub-api/hello.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'
import { decode } from '../crypto/bytes.ts'
import { isSignedBy } from '../crypto/signing.ts'
import type { Db } from '../database/open.ts'
import { Refusal } from '../refusal.ts'

/** The hub this device belongs to, its key pinned since enrolment. */
export type HubRecord = {
  id: string
  device: string
  /** `name:port`. */
  host: string
  signingKey: string
  recoveryKey: string
  /** PEM of the pinned TLS certificate, null on loopback. */
  certificate: string | null
}

/** What the device knows of its hub and its people. */
export type Enrolment = {
  hub(): HubRecord | null
  policy(): Policy | null
  people(): Person[]
  enrol(hub: HubRecord, policy: Signed): void
  addPerson(person: Person): void
  /** Whose vault lies here no more. */
  removePerson(person: string): void
  /** Whether its people want this device to stay away from the hub until they say otherwise. */
  isKeptOffline(): boolean
  keepOffline(offline: boolean): void
  /** Takes over a newer policy from the hub; refuses a forged or an older one. */
  updatePolicy(policy: Signed): void
  /** What was forgotten in the database is forgotten here too. */
  forgetPolicy(): void
  /** Refuses what the hub has signed an older version of than this device has seen, and remembers the newer. */
  requireNewer(what: string, signed: { epoch: number; version: number }): void
}

type HubRow = { id: string; device: string; host: string; signing_key: string; recovery_key: string; certificate: string | null; policy: string; shunned: number; leases_epoch: number }

/** Parses a policy after checking that this hub key signed it. */
function openPolicy(signed: Signed, hub: string, signingKey: string): Policy {
  if (!isSignedBy('policy', signed, signingKey)) throw new Refusal('hub_not_trusted')
  const policy = Policy.parse(JSON.parse(decode(signed.payload).toString()))
  if (policy.hub !== hub) throw new Refusal('hub_not_trusted')
  return policy
}

export function createEnrolment(db: Db): Enrolment {
  const selectHub = db.prepare<[], HubRow>('SELECT * FROM hub')
  const insertHub = db.prepare(
    'INSERT INTO hub (id, device, host, signing_key, recovery_key, certificate, policy) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const setPolicy = db.prepare('UPDATE hub SET policy = ?')
  const setShunned = db.prepare('UPDATE hub SET shunned = ?')
  const selectPeople = db.prepare<[], Person>('SELECT id AS person, code, role FROM person ORDER BY code')
  const insertPerson = db.prepare('INSERT OR REPLACE INTO person (id, code, role) VALUES (?, ?, ?)')
  const deletePerson = db.prepare('DELETE FROM person WHERE id = ?')
  const selectSeen = db.prepare<[string], { epoch: number; version: number }>('SELECT epoch, version FROM seen_version WHERE what = ?')
  const setSeen = db.prepare('INSERT OR REPLACE INTO seen_version (what, epoch, version) VALUES (?, ?, ?)')
  let policy: Policy | null = null

  const requireNewer = (what: string, signed: { epoch: number; version: number }): void => {
    const seen = selectSeen.get(what)
    const older = seen !== undefined && (signed.epoch < seen.epoch || (signed.epoch === seen.epoch && signed.version < seen.version))
    if (older) throw new Refusal(what === 'hello' ? 'hub_set_back' : 'manifest_replayed', { what })
    if (seen?.epoch !== signed.epoch || seen.version !== signed.version) setSeen.run(what, signed.epoch, signed.version)
  }
  const readPolicy = (): Policy | null => {
    const row = selectHub.get()
    return row === undefined ? null : openPolicy(JSON.parse(row.policy) as Signed, row.id, row.signing_key)
  }

  return {
    hub() {
      const row = selectHub.get()
      if (row === undefined) return null
      const { signing_key: signingKey, recovery_key: recoveryKey, policy: _, shunned: __, leases_epoch: ___, ...rest } = row
      return { ...rest, signingKey, recoveryKey }
    },
    policy: () => (policy ??= readPolicy()),
    people: () => selectPeople.all(),
    enrol: db.transaction((hub: HubRecord, signed: Signed) => {
      requireNewer('policy', openPolicy(signed, hub.id, hub.signingKey))
      insertHub.run(hub.id, hub.device, hub.host, hub.signingKey, hub.recoveryKey, hub.certificate, JSON.stringify(signed))
    }),
    isKeptOffline: () => selectHub.get()?.shunned === 1,
    keepOffline: offline => {
      setShunned.run(Number(offline))
    },
    addPerson: person => {
      insertPerson.run(person.person, person.code, person.role)
    },
    removePerson: person => {
      deletePerson.run(person)
    },
    updatePolicy: db.transaction((signed: Signed) => {
      const row = selectHub.get()
      if (row === undefined) throw new Refusal('device_not_enrolled')
      const newer = openPolicy(signed, row.id, row.signing_key)
      requireNewer('policy', newer)
      setPolicy.run(JSON.stringify(signed))
      policy = newer
    }),
    forgetPolicy() {
      policy = null
    },
    requireNewer,
  }
}
