import type { Person } from '../../../shared/hub-api/access.ts'
import type { WithdrawnClip } from '../../../shared/hub-api/batches.ts'
import { isFlagged } from '../../../shared/domain/exposure.ts'
import type { Role } from '../../../shared/domain/values.ts'
import { createAdjudicationHandlers } from '../adjudications/handlers.ts'
import { createAuditor } from '../audit/auditor.ts'
import { openChain } from '../audit/chain.ts'
import { createBoardHandlers } from '../board/handlers.ts'
import { keptFigures } from '../board/kept-figures.ts'
import { createExposure } from '../care/exposure.ts'
import { createCareHandlers } from '../care/handlers.ts'
import { createPreparedAudio } from '../clips/audio.ts'
import { createFlowHandlers } from '../clips/flow-handlers.ts'
import { createClipHandlers } from '../clips/handlers.ts'
import { createLicence } from '../clips/licence.ts'
import { createListening } from '../clips/listening.ts'
import { createOrder } from '../clips/order.ts'
import { createPlace } from '../clips/place.ts'
import { createSideDoorHandlers } from '../clips/side-doors.ts'
import { createClipStore } from '../clips/store.ts'
import { createShredding } from '../clips/shredding.ts'
import { createWithdrawal } from '../clips/withdrawal.ts'
import type { Db } from '../database/open.ts'
import { createDecisions } from '../decisions/decisions.ts'
import { createDecisionHandlers } from '../decisions/handlers.ts'
import { createHistory } from '../decisions/history.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { DeviceLeases, LeaseTerms } from '../device/leases.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createDocumentHandlers } from '../documents/handlers.ts'
import { createDocumentStore } from '../documents/store.ts'
import { createEscalations } from '../escalations/escalations.ts'
import { createCaseHandlers } from '../escalations/case-handlers.ts'
import { createEscalationHandlers } from '../escalations/handlers.ts'
import { createGoldHandlers } from '../gold/handlers.ts'
import { createExcerpts } from '../excerpts/excerpts.ts'
import { createConnection } from '../hub/connection.ts'
import { createQualityHandlers } from '../quality/handlers.ts'
import { createQuestionHandlers } from '../questions/handlers.ts'
import { createOwnQuestions } from '../questions/own.ts'
import { createQuestionQueue } from '../questions/queue.ts'
import { createPrivacyHandlers } from '../privacy/handlers.ts'
import { createRejectionHandlers } from '../rejections/handlers.ts'
import { createHandOver } from '../rescue/hand-over.ts'
import { createRotaHandlers } from '../rota/handlers.ts'
import { createFactorHandlers } from '../session/factor.ts'
import type { OwnVaultHandlers } from '../session/own-vault.ts'
import { createMiningHandlers } from '../mining/handlers.ts'
import { createRefusals } from '../mining/refusals.ts'
import { createFinding } from '../search/finding.ts'
import { createSearchHandlers } from '../search/handlers.ts'
import { createSearchIndex } from '../search/index-store.ts'
import { createSettingsHandlers } from '../settings/handlers.ts'
import { createKept } from '../settings/kept.ts'
import { createShiftHandlers } from '../shifts/handlers.ts'
import { createOwnRetention } from '../shifts/retention.ts'
import { createShifts } from '../shifts/shifts.ts'
import { createArrivals } from '../sync/arrivals.ts'
import { createFetching } from '../sync/fetching.ts'
import { createSyncHandlers } from '../sync/handlers.ts'
import { createHoldings } from '../sync/holdings.ts'
import { createSync } from '../sync/sync.ts'
import { createToldHandlers } from '../told/handlers.ts'
import { createVaultChecker } from '../vault/check.ts'
import type { Vault } from '../vault/vault.ts'
import { openEvidence } from '../escalations/evidence.ts'
import { createHandouts } from '../handouts/handouts.ts'
import type { Handout } from '../port.ts'
import type { Desk } from './desk.ts'
import type { Surroundings } from './surroundings.ts'

/** A person at work: one open vault and everything that lives on it. */
export type OpenDesk = {
  person: Person
  role: Role
  handlers: DeskHandlers
  audio(ticket: string): Uint8Array | null
  handout(ticket: string): Handout | null
  factorNeeded(): boolean
  /** Destroys what the hub wants back. */
  takeBack(clips: readonly WithdrawnClip[]): void
  /** Results that the hub has not acknowledged. */
  waiting(): number
  /** Sends them, without waiting for their turn. */
  send(): void
  /** Ends the work: sound forgotten, shift locked, sync stopped, vault closed. */
  close(): Promise<void>
}

/** Where the vault was last written to: until then somebody was surely at work. */
const lastWritten = (db: Db): number => db.prepare<[], { at: number }>('SELECT at FROM event ORDER BY seq DESC LIMIT 1').get()?.at ?? 0

/** Leases that a vault was given before the device kept a list of them. */
function adoptLeases(db: Db, leases: DeviceLeases, person: string): void {
  const held = db.prepare<[], Omit<LeaseTerms, 'person'>>(
    `SELECT lease, id AS batch, starts_at AS startsAt, ends_at AS endsAt FROM batch WHERE state IN ('offered', 'leased')`,
  )
  for (const lease of held.all()) leases.begin({ ...lease, person })
}

export function openDesk(
  { vault, person, record, own }: { vault: Vault; person: Person; record: HubRecord; own: OwnVaultHandlers },
  { device, contact, connectTo, clock, random, emit, report }: Surroundings,
): OpenDesk {
  const { db, stream } = vault
  const { now } = device.time
  const kept = createKept(db)
  const ofOthers = keptFigures(kept, device.policy, now)
  const clips = createClipStore(db, createSearchIndex(db))
  const documents = createDocumentStore(db)
  const shifts = createShifts(db, stream, now)
  const retain = createOwnRetention({ db, policy: device.policy, now })
  const exposure = createExposure({ db, kept, shifts, policy: device.policy })
  const listening = createListening({
    db, stream, monotonic: clock.monotonic,
    onSound: (clip, ms) => {
      if (isFlagged(clip.flags)) exposure.hear(ms, now())
    },
  })
  const decisions = createDecisions({ db, stream, clips, listening })
  const refusals = createRefusals(db)
  const history = createHistory({ db, clips, decisions, refusals })
  const escalations = createEscalations(db)
  const shares = device.sharesOf(person.person)
  const audio = createPreparedAudio(db, shares, random, clock.monotonic)
  const questions = createOwnQuestions(db)
  const queue = createQuestionQueue(db)
  const excerpts = createExcerpts({ stream, audio, device, record, monotonic: clock.monotonic })
  const handouts = createHandouts(random, clock.monotonic)
  const hub = createConnection({ device, hub: record, person: person.person, signing: vault.signing, connectTo, random, onFactor: () => emit('session.changed') })
  const arrivals = createArrivals({ db, stream, device, random, person: person.person, now })
  const withdrawal = createWithdrawal({ db, stream, shares, withdrawn: device.withdrawn, person: person.person, audio })
  const shredding = createShredding({ db, leases: device.leases, audio })
  const takeBack = (wanted: readonly WithdrawnClip[]): boolean => {
    if (!withdrawal.take(wanted)) return false
    emit('clips.withdrawn')
    emit('clips.changed')
    emit('questions.changed')
    return true
  }
  const holdings = createHoldings({ db, kept, leases: device.leases })
  const fetching = createFetching({ device, hub, record, person: person.person, documents, arrivals, takeBack, shredding, holdings, emit })
  const handOver = createHandOver({ rescues: device.rescues, record, hub, person: person.person, handouts, now, monotonic: clock.monotonic, emit })
  const sync = createSync({
    handOver: handOver.all,
    db, stream, device, contact, hub, record, kept, escalations, questions, queue, fetching, holdings, now, emit,
    working: () => shifts.current() !== null,
    person: person.person,
    role: person.role,
    chance: () => random(2).readUInt16BE() / 0xffff,
    report: error => report('sync', error),
  })
  const deviceStream = device.stream()
  const auditor = createAuditor({
    vault: { chain: openChain(db), stream },
    device: deviceStream === null ? null : { chain: device.chain, stream: deviceStream },
    now, emit,
    report: error => report('audit', error),
  })
  const checker = createVaultChecker({ db, now, emit, report: error => report('vault check', error) })
  const desk: Desk = {
    db, stream, kept, clips, documents, listening, decisions, history, refusals, escalations, shifts, questions, queue, audio, excerpts, handouts, hub, now, emit,
    exposure,
    retain,
    order: createOrder(db, exposure),
    place: createPlace(kept, id => exposure.meet({ id, flags: exposure.flagsOf(id) })),
    licence: createLicence({ db, leases: device.leases, clips, exposure, listening, shifts }),
    finding: createFinding(db, exposure.optedOut),
    evidence: openEvidence(device, record),
    leases: device.leases,
    role: person.role,
    decided: sync.nudge,
    urgent: sync.hurry,
  }

  // What was taken back while the vault was locked is met by nobody.
  withdrawal.catchUp()
  // A workstation that ended without a word left its shift running: it counts as locked since it last wrote anything.
  shifts.lock(lastWritten(db))
  shifts.unlock()
  retain()
  ofOthers.retain()
  adoptLeases(db, device.leases, person.person)
  shredding.begin()
  const unwatch = device.leases.onEnd(shredding.begin)
  sync.start()
  auditor.start()

  return {
    person,
    role: person.role,
    handlers: {
      ...createClipHandlers(desk),
      ...createDocumentHandlers(desk),
      ...createFlowHandlers(desk),
      ...createSideDoorHandlers(desk),
      ...createSearchHandlers(desk),
      ...createMiningHandlers(desk),
      ...createDecisionHandlers(desk),
      ...createEscalationHandlers(desk),
      ...createCaseHandlers(desk),
      ...createQuestionHandlers(desk),
      ...createAdjudicationHandlers(desk),
      ...createGoldHandlers(desk),
      ...createShiftHandlers(desk, device.policy),
      ...createCareHandlers(desk),
      ...createSettingsHandlers(desk),
      ...createToldHandlers(desk, device.policy),
      ...createBoardHandlers({ ...desk, kept: ofOthers }),
      ...createQualityHandlers({ ...desk, kept: ofOthers }),
      ...createRotaHandlers(desk),
      ...createRejectionHandlers(desk),
      ...createPrivacyHandlers(desk),
      ...createSyncHandlers({ sync, stream, holdings }),
      ...handOver.handlers,
      ...auditor.handlers,
      ...checker.handlers,
      ...own,
      ...createFactorHandlers({ line: hub, hurry: sync.hurry, emit }),
    },
    audio: audio.take,
    handout: handouts.take,
    factorNeeded: hub.factorNeeded,
    takeBack,
    waiting: () => stream.counts().waiting + handOver.waiting(),
    send: sync.hurry,
    async close() {
      audio.forget()
      handouts.clear()
      unwatch()
      await auditor.stop()
      await checker.stop()
      await sync.stop()
      await shredding.stop()
      db.transaction(() => {
        listening.halt()
        shifts.lock(now())
      })()
      vault.close()
    },
  }
}
