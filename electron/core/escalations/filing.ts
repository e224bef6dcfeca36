import type { MethodInput } from '../../../shared/contract/methods.ts'
import { severityOf } from '../../../shared/domain/escalation.ts'
import type { Desk } from '../desk/desk.ts'
import { Refusal } from '../refusal.ts'

export type Filing = MethodInput<'escalations.file'>
type Filed = { escalation: string; next: string | null }

/**
 * Writes a report down, once for every attempt; durable when it returns. A clip of one's own is sealed with it. Refuses
 * with `clip_unknown` where the clip is neither here nor in a question that was put to this person.
 */
export function createFiling({ db, clips, order, exposure, place, listening, decisions, history, escalations, queue, audio, excerpts, shifts, stream, now }: Desk): (filing: Filing) => Filed {
  const about = ({ category, happeningNow, span, words, sounds, inference }: Filing) =>
    ({ category, happeningNow, span, words, sounds, inference, severity: severityOf(category, happeningNow) })
  const zoneOf = (zone: string | undefined): string => zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

  /** On a clip that was given out to this person. */
  function fileOnOwn(filing: Filing, id: string, escalation: string, at: number): Filed {
    const { shift, zone } = shifts.latest()
    const clip = clips.get(id)
    const where = { clip: id, batch: clip.batch, lease: clip.lease, shift }
    const payload = { ...about(filing), ...where, escalation, heard: listening.heard(id), transcript: clips.draft(id).transcript, zone }
    decisions.recordEscalation(clip, shift, at)
    stream.append('escalation.filed', payload, escalation)
    escalations.record({ ...payload, attempt: filing.attempt }, at)
    history.forget(id)
    audio.forget(id)
    exposure.report(clip, payload.severity)
    return { escalation, next: place.enter(order.nextAfter(id, at)) }
  }
  /** Without a clip, or on seconds of somebody else's. */
  function fileApart(filing: Filing, escalation: string, at: number): Filed {
    const { clip } = filing
    if (clip === null ? filing.category !== 'misuse' : !queue.holds(clip)) throw new Refusal('clip_unknown')
    const shift = shifts.last()
    const payload = { ...about(filing), escalation, clip, shift: shift?.shift ?? null, zone: zoneOf(shift?.zone) }
    stream.append('report.filed', payload, escalation)
    escalations.record({ ...payload, attempt: filing.attempt, lease: null }, at)
    if (clip !== null) excerpts.halt()
    return { escalation, next: null }
  }
  return db.transaction((filing: Filing): Filed => {
    const at = now()
    const { attempt, clip } = filing
    const known = escalations.filedBy(attempt)
    const own = clip !== null && clips.knows(clip)
    if (known !== null) return { escalation: known, next: own ? order.nextAfter(clip, at) : null }
    const escalation = stream.newId()
    return own ? fileOnOwn(filing, clip, escalation, at) : fileApart(filing, escalation, at)
  })
}
