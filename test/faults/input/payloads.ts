import fc from 'fast-check'
import type { EventPayload, EventType } from '../../../shared/hub-api/events.ts'
import type { LeaseReceipt } from '../../../shared/hub-api/leases.ts'
import { signJson } from '../../../electron/core/crypto/signing.ts'
import { annotation, filed, submitted } from '../../hub/support/answers.ts'
import type { Desk } from '../../hub/support/lease.ts'
import { newId } from '../../hub/support/workstation.ts'
import { spoiled } from '../../support/spoiled.ts'

/** What a workstation may write of every type; one that is added has to be added here. */
const payloadsOf = ({ station, shift, at, manifest }: Desk): { [T in EventType]: EventPayload<T> } => {
  const { clip, lease, batch } = at(0)
  const person = station.person.person
  const answer = submitted(at(0), annotation('play jazz', { slots: [{ label: 'genre', words: { from: 1, to: 2 } }] }))
  const report = { escalation: newId(), clip, shift, category: 'misuse', severity: 'S2', happeningNow: false, span: null, words: 'x', sounds: '', inference: '', zone: 'UTC' } as const
  return {
    'stream.opened': { device: station.device.id, person },
    'shift.started': { shift: newId(), zone: 'UTC' },
    'shift.paused': { shift, kind: 'break' },
    'shift.unsuited': { shift },
    'shift.resumed': { shift },
    'shift.locked': { shift, since: 5 },
    'shift.unlocked': { shift },
    'shift.ended': { shift, endedAt: 5, repaired: true, reason: 'x' },
    'shift.corrected': { shift, kind: 'break', from: 5, to: 9, reason: 'x' },
    'shift.noted': { shift, note: 'x' },
    'batch.received': { batch, lease, clips: 1 },
    'lease.shredded': { lease, receipt: signJson('receipt', receiptOf({ station, manifest }), station.device.signing) },
    'recall.applied': { clip, person, reason: 'recalled', words: true },
    'clip.prepared': { clip, lease },
    'clip.started': { clip, lease, shift },
    'clip.played': { clip, lease, shift, played: [{ from: 0, to: 5 }], speed: 1 },
    'sound.incident': { ...at(0), span: { from: 0, to: 5 } },
    'annotation.submitted': answer,
    'annotation.erased': { ...answer, counted: { corrected: 1, labelled: 0 }, decidedAt: 5 },
    'clip.skipped': { ...at(0), revision: 1, cause: 'other', handlingMs: 5 },
    'decision.withdrawn': { ...at(0), revision: 1 },
    'escalation.filed': filed(at(0)),
    'report.filed': report,
    'escalation.replied': { escalation: newId(), step: { action: 'answer_lead', answer: 'x' } },
    'question.asked': { question: newId(), ...at(0), span: { from: 0, to: 500 }, text: 'what is this' },
    'question.answered': { question: newId(), clip, shift, text: 'jazz' },
    'question.declined': { question: newId(), clip, shift },
    'gold.contested': { contest: newId(), clip, batch, reason: 'the name is spelled otherwise' },
    'excerpt.played': { grant: newId(), clip, shift, played: [{ from: 0, to: 5 }], speed: 1 },
    'care.opted_out': { categories: ['health'] },
    'audit.failed': { stream: newId(), seq: 1, fault: 'gap' },
    'access.unlocked': { person, torn: true },
    'access.unlock_failed': { person, failures: 1 },
    'access.passphrase_changed': { person },
    'access.recovered': { person, recovery: newId() },
  }
}

const receiptOf = ({ station, manifest }: Pick<Desk, 'station' | 'manifest'>): LeaseReceipt => ({
  type: 'receipt', hub: manifest.hub, device: station.device.id, person: station.person.person, lease: manifest.lease, batch: manifest.batch,
  endedFor: 'closed', endedAt: 5, clips: 1,
})

/** What happens to the laptop itself, whoever works there. */
const ofTheDevice: readonly EventType[] = ['lease.shredded', 'recall.applied', 'audit.failed', 'access.unlocked', 'access.unlock_failed', 'access.passphrase_changed', 'access.recovered']

export type SpoiledEvent = { type: EventType; payload: unknown; ofDevice: boolean }

/** An event of any type with a payload that is spoiled in one place, or a receipt that was spoiled and then signed. */
export function spoiledEvents(desk: Desk): fc.Arbitrary<SpoiledEvent> {
  const payloads = payloadsOf(desk)
  const { lease } = desk.manifest
  const receipts = spoiled(receiptOf(desk)).map(receipt => ({ lease, receipt: signJson('receipt', receipt, desk.station.device.signing) }))
  return fc.constantFrom(...(Object.keys(payloads) as EventType[])).chain(type => {
    const payload = type === 'lease.shredded' ? fc.oneof(spoiled(payloads[type]), receipts) : spoiled(payloads[type])
    return fc.record({ type: fc.constant(type), payload, ofDevice: fc.boolean().map(other => other !== ofTheDevice.includes(type)) })
  })
}
