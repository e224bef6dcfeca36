import type { WaitingRescue } from '../../../shared/contract/rescue.ts'
import type { ProblemCode } from '../../../shared/hub-api/problem.ts'
import { RescueReceipt, rescuePartBytes, type RescueStanding } from '../../../shared/hub-api/rescue.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'
import { decode, encode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { isSignedBy } from '../crypto/signing.ts'
import type { HubRecord } from '../device/enrolment.ts'
import type { KeptRescue, KeptRescues } from '../device/rescues.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Handouts } from '../handouts/handouts.ts'
import { HubProblem } from '../hub/client.ts'
import type { Connection } from '../hub/connection.ts'
import { Refusal } from '../refusal.ts'
import { handOut } from './rescue.ts'

/** Brings what was rescued out of a damaged vault to the hub, by its person's own line. */
export type HandOver = {
  /** Sends what the hub lacks of every bundle, from where it came to last time; what the hub cannot use holds up nothing else. */
  all(signal: AbortSignal): Promise<void>
  /** How many the hub does not have. */
  waiting(): number
  handlers: Pick<DeskHandlers, 'rescues.read' | 'rescues.save'>
}

/** The hub has looked at it and will not have it; anything else may be otherwise the next time. */
const final: readonly ProblemCode[] = ['invalid_request', 'forbidden']

/** So often the hub is asked again about what it has, until it has it for good: it may be restored from an older backup. */
const againMs = 3_600_000
const shownMs = 24 * 3_600_000

export function createHandOver({ rescues, record, hub, person, handouts, now, monotonic, emit }: {
  rescues: KeptRescues
  record: HubRecord
  hub: Connection
  person: string
  handouts: Handouts
  now(): number
  monotonic(): number
  emit(name: 'sync.changed'): void
}): HandOver {
  const askedAt = new Map<string, number>()

  /** Refuses what the pinned hub has not signed for this bundle with `hub_not_trusted`. */
  const readReceipt = (signed: Signed, rescue: string): RescueReceipt => {
    const parsed = isSignedBy('rescue-receipt', signed, record.signingKey) ? RescueReceipt.safeParse(JSON.parse(decode(signed.payload).toString())) : null
    const receipt = parsed?.data
    if (receipt?.hub !== record.id || receipt.device !== record.device || receipt.person !== person || receipt.rescue !== rescue) {
      throw new Refusal('hub_not_trusted', { host: record.host })
    }
    return receipt
  }
  const sendFrom = async (rescue: string, bytes: Buffer, from: number, signal: AbortSignal): Promise<RescueStanding> => {
    const part = bytes.subarray(from, from + rescuePartBytes)
    const standing = await hub.call('rescues.send', { params: { rescue }, body: { size: bytes.length, from, bytes: encode(part) } }, signal)
    if (standing.receipt === null && standing.received <= from) throw new Refusal('hub_fault')
    rescues.noteSent(rescue, standing.received)
    emit('sync.changed')
    return standing
  }
  async function handOver({ rescue, bytes: size }: KeptRescue, signal: AbortSignal): Promise<void> {
    let standing = await hub.call('rescues.read', { params: { rescue } }, signal)
    if (standing.receipt === null) {
      const bytes = Buffer.from(rescues.text(rescue) ?? '')
      if (encode(sha256(bytes)) !== rescue) return rescues.noteRefused(rescue)
      // All of it may have come without its being taken.
      for (let from = standing.received % size; standing.receipt === null; from = standing.received) standing = await sendFrom(rescue, bytes, from, signal)
    }
    rescues.noteReceipt(readReceipt(standing.receipt, rescue), standing.receipt)
    askedAt.set(rescue, monotonic())
    emit('sync.changed')
  }
  const isAwaited = ({ receivedAt, refused }: KeptRescue): boolean => receivedAt === null && !refused
  const isDue = (one: KeptRescue): boolean => {
    const asked = askedAt.get(one.rescue)
    return isAwaited(one) || asked === undefined || monotonic() - asked >= againMs
  }
  const shown = (one: KeptRescue): WaitingRescue => {
    const { person: _, refused, ...rest } = one
    return { ...rest, state: refused ? 'refused' : one.receivedAt === null ? 'waiting' : 'received', here: rescues.isHere(one.rescue) }
  }

  return {
    async all(signal) {
      for (const one of rescues.owedBy(person)) {
        if (!isDue(one)) continue
        try {
          await handOver(one, signal)
        } catch (error) {
          if (!(error instanceof HubProblem)) throw error
          askedAt.set(one.rescue, monotonic())
          if (final.includes(error.problem)) rescues.noteRefused(one.rescue)
        }
      }
    },
    waiting: () => rescues.owedBy(person).filter(isAwaited).length,
    handlers: {
      'rescues.read': () => rescues.of(person).filter(({ receivedAt }) => receivedAt === null || now() - receivedAt < shownMs).map(shown),
      'rescues.save'({ rescue }) {
        const found = rescues.of(person).find(one => one.rescue === rescue)
        const text = found === undefined ? null : rescues.text(rescue)
        if (found === undefined || text === null) throw new Refusal('nothing_to_rescue')
        return handOut(handouts, text, found.madeAt)
      },
    },
  }
}
