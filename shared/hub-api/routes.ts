import { z } from 'zod'
import { Id, Instant, Role, Sha256, Span } from '../domain/values.ts'
import { DoublySigned, EnrolledDevice, JoinedPerson, OpenedSession } from './access.ts'
import { OpenAdjudication, SettleAdjudication, WaitingAdjudication } from './adjudications.ts'
import { AccessQuery, AskWhoHeard, HubAuditState, WhoHeard } from './audit.ts'
import { BatchOffer, TakenLease, WithdrawnClip } from './batches.ts'
import { HubDocument } from './documents.ts'
import {
  EscalationCase, EscalationFigures, EscalationSummary, EvidenceBundle, OwnEscalation, SafetyLead, SteppedCase, TakeStep, TeamEscalation, TelephoneReport,
} from './escalations.ts'
import { Excerpt } from './excerpts.ts'
import { ContestedGold, DecideContest, OwnGold } from './gold.ts'
import { PresentedLease, Standing } from './leases.ts'
import { FollowedBatches, SetDue } from './followed-batches.ts'
import { GiveClips, GivenClips, Need } from './needs.ts'
import { OwnQuality, QualityBoard, QualitySpots } from './quality.ts'
import { Days, PeriodFigures, PeriodRatio, SomeDays } from './period-figures.ts'
import { OwnQuestion, QueuedQuestion } from './questions.ts'
import { ConfirmErasure, IssueRecall, RecallLine, RecallReport } from './recalls.ts'
import { AskRecovery, Recovery } from './recoveries.ts'
import { RescuePart, RescueStanding } from './rescue.ts'
import { RetirementReceipt } from './retirement.ts'
import { Rota, RotaHours, RotaSpan } from './rota.ts'
import { ShiftBoard, ShiftRatio } from './shifts.ts'
import { Signed } from './signed.ts'
import { DeviceHead, OwnRejection, Rejection, SendEvents, SentEvents, StreamHashes, StreamHead } from './streams.ts'

// The hub's whole interface: what its server answers, what a workstation's client asks, what OpenAPI describes.

/** What is left to a device that was retired: to hear what it has to destroy, to send what it has, and its last word. */
export const openToRetired: readonly string[] = [
  'leases.standing', 'leases.present', 'clips.withdrawn', 'streams.head', 'streams.hashes', 'streams.rejected', 'streams.send', 'escalations.file', 'rescues.read', 'rescues.send',
  'devices.receipt',
]

/** `open` needs nothing, `device` a session of any kind, a list one of these roles. */
export type Access = 'open' | 'device' | readonly Role[]

type RouteShape = {
  method: 'GET' | 'POST'
  path: `/${string}`
  access: Access
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  reply: z.ZodType
}

const route = <const R extends RouteShape>(shape: R): R => shape

const stream = z.strictObject({ stream: Id })
const lease = z.strictObject({ lease: Id })
const rescue = z.strictObject({ rescue: Sha256 })
const escalation = z.strictObject({ escalation: Id })
const span = z.strictObject({ span: Id })
const recall = z.strictObject({ number: z.coerce.number().pipe(z.int().positive()) })
const adjudication = z.strictObject({ adjudication: Id })
const contest = z.strictObject({ contest: Id })
const period = z.strictObject({ from: z.coerce.number().pipe(Instant), to: z.coerce.number().pipe(Instant) })

export const routes = {
  'hub.hello': route({ method: 'GET', path: '/v1/hello', access: 'open', summary: 'The hub, its keys and its time, signed', reply: Signed }),
  'devices.enrol': route({ method: 'POST', path: '/v1/devices', access: 'open', summary: 'Enrol a device by invitation', body: Signed, reply: EnrolledDevice }),
  'people.join': route({ method: 'POST', path: '/v1/people', access: 'open', summary: 'Join as a person on an enrolled device', body: DoublySigned, reply: JoinedPerson }),
  'sessions.open': route({ method: 'POST', path: '/v1/sessions', access: 'open', summary: 'Open a session', body: DoublySigned, reply: OpenedSession }),

  'devices.receipt': route({ method: 'POST', path: '/v1/devices/receipt', access: 'device', summary: 'A retired device says, as its last word, that it has destroyed what it held', body: Signed, reply: RetirementReceipt }),
  'recoveries.ask': route({ method: 'POST', path: '/v1/recoveries', access: 'device', summary: 'Ask for the key of a vault whose passphrase was forgotten', body: AskRecovery, reply: Recovery }),
  'recoveries.read': route({ method: 'GET', path: '/v1/recoveries/:recovery', access: 'device', summary: 'How a recovery that this device asked for stands', params: z.strictObject({ recovery: Id }), reply: Recovery }),

  'rescues.read': route({ method: 'GET', path: '/v1/rescues/:rescue', access: Role.options, summary: "How far the hub has a bundle out of the caller's damaged vault", params: rescue, reply: RescueStanding }),
  'rescues.send': route({ method: 'POST', path: '/v1/rescues/:rescue/parts', access: Role.options, summary: "Send the next bytes of a bundle out of the caller's damaged vault; with the last it is taken", params: rescue, body: RescuePart, reply: RescueStanding }),

  'batches.list': route({ method: 'GET', path: '/v1/batches', access: ['reviewer'], summary: 'Batches assigned to the caller', reply: z.array(BatchOffer) }),
  'leases.take': route({ method: 'POST', path: '/v1/leases', access: ['reviewer'], summary: 'Lease a batch to this device, or take the running lease again', body: z.strictObject({ batch: Id }), reply: TakenLease }),
  /** Answered with bytes, not JSON; takes a Range header. */
  'leases.pack': route({ method: 'GET', path: '/v1/leases/:lease/pack', access: ['reviewer'], summary: "A lease's encrypted clips", params: lease, reply: z.unknown() }),
  'leases.standing': route({ method: 'GET', path: '/v1/leases/standing', access: 'device', summary: "This device's leases, whoever's they are, and which of them are over", reply: Standing }),
  'leases.present': route({ method: 'POST', path: '/v1/leases/documents', access: 'device', summary: 'Show a lease of this device to a hub that may have lost it', body: Signed, reply: PresentedLease }),
  /** A device asks without a person too: what is taken back goes also while every vault on it is locked. */
  'clips.withdrawn': route({ method: 'GET', path: '/v1/clips/withdrawn', access: 'device', summary: 'Clips leased to this device that it has to give back, and why', reply: z.array(WithdrawnClip) }),
  'documents.read': route({ method: 'GET', path: '/v1/documents/:hash', access: ['reviewer'], summary: 'Guidelines or a catalogue of a batch assigned to the caller', params: z.strictObject({ hash: Sha256 }), reply: HubDocument }),

  'streams.head': route({ method: 'GET', path: '/v1/streams/:stream', access: 'device', summary: 'How far the hub knows a stream, and whether the device goes along with it', params: stream, query: DeviceHead, reply: StreamHead }),
  'streams.hashes': route({ method: 'GET', path: '/v1/streams/:stream/hashes', access: 'device', summary: 'Hashes of up to 500 events of a stream', params: stream, query: z.strictObject({ from: z.coerce.number().pipe(z.int().positive()) }), reply: StreamHashes }),
  'streams.rejected': route({ method: 'GET', path: '/v1/streams/:stream/rejected', access: 'device', summary: 'Events of a stream that could not be used, and what became of them', params: stream, reply: z.array(OwnRejection) }),
  'streams.send': route({ method: 'POST', path: '/v1/streams/:stream/events', access: 'device', summary: 'Send the next events of a stream', params: stream, body: SendEvents, reply: SentEvents }),

  'rejections.list': route({ method: 'GET', path: '/v1/rejections', access: ['supervisor', 'safety', 'privacy'], summary: 'Events that could not be used and that nobody has seen to: reports of harm, and what else leads are not to know of a person, for safety and privacy, the rest for supervisors', reply: z.array(Rejection) }),
  'rejections.settle': route({ method: 'POST', path: '/v1/rejections/:stream/:seq', access: ['supervisor', 'safety', 'privacy'], summary: 'Say that an event that could not be used has been seen to', params: z.strictObject({ stream: Id, seq: z.coerce.number().pipe(z.int().positive()) }), reply: z.strictObject({}) }),

  'escalations.file': route({ method: 'POST', path: '/v1/escalations', access: ['reviewer', 'supervisor'], summary: 'File an escalation ahead of its stream', body: Signed, reply: OwnEscalation }),
  'escalations.mine': route({ method: 'GET', path: '/v1/escalations/mine', access: ['reviewer', 'supervisor'], summary: "The caller's escalations and what became of them", reply: z.array(OwnEscalation) }),
  'escalations.list': route({ method: 'GET', path: '/v1/escalations', access: ['safety', 'privacy'], summary: 'Cases that want somebody by what is due first, or closed ones by what closed last', query: z.strictObject({ which: z.enum(['open', 'closed']).optional() }), reply: z.array(EscalationSummary) }),
  'escalations.team': route({ method: 'GET', path: '/v1/escalations/team', access: ['supervisor'], summary: 'Open cases without their filers, and none about misuse', reply: z.array(TeamEscalation) }),
  'escalations.leads': route({ method: 'GET', path: '/v1/escalations/leads', access: ['safety', 'privacy', 'supervisor'], summary: 'Safety leads that a case can be handed to', reply: z.array(SafetyLead) }),
  'escalations.figures': route({ method: 'GET', path: '/v1/escalations/figures', access: ['supervisor', 'safety', 'privacy'], summary: 'How cases received in a period were acted on', query: period, reply: EscalationFigures }),
  'escalations.telephone': route({ method: 'POST', path: '/v1/escalations/telephone', access: ['safety', 'privacy'], summary: 'Open a case by the code that a laptop without a connection shows', body: TelephoneReport, reply: z.strictObject({ escalation: Id }) }),
  'escalations.read': route({ method: 'GET', path: '/v1/escalations/:escalation', access: ['safety', 'privacy'], summary: 'A case whole; reading it is logged', params: escalation, reply: EscalationCase }),
  'escalations.step': route({ method: 'POST', path: '/v1/escalations/:escalation/steps', access: ['safety', 'privacy', 'supervisor'], summary: 'Take a step on a case', params: escalation, body: TakeStep, reply: SteppedCase }),
  'escalations.excerpt': route({ method: 'POST', path: '/v1/escalations/:escalation/excerpts', access: ['safety', 'privacy'], summary: "Seconds of an open case's clip, sealed to this device", params: escalation, body: z.strictObject({ span: Span }), reply: Excerpt }),
  'escalations.evidence': route({ method: 'POST', path: '/v1/escalations/:escalation/evidence', access: ['safety'], summary: "A case's evidence, once two people agreed on its export, sealed to this device", params: escalation, reply: EvidenceBundle }),

  'rota.read': route({ method: 'GET', path: '/v1/rota', access: ['safety', 'privacy', 'supervisor'], summary: 'Who is on call in a period', query: period, reply: Rota }),
  'rota.replace': route({ method: 'POST', path: '/v1/rota/:span/hours', access: ['safety', 'privacy', 'supervisor'], summary: "Give the caller's own upcoming span other hours", params: span, body: RotaHours, reply: RotaSpan }),
  'rota.handOver': route({ method: 'POST', path: '/v1/rota/:span/hand-over', access: ['safety', 'privacy', 'supervisor'], summary: "Hand what is left of the caller's own span to a colleague", params: span, body: z.strictObject({ to: Id }), reply: RotaSpan }),

  'questions.mine': route({ method: 'GET', path: '/v1/questions/mine', access: ['reviewer'], summary: "The caller's questions and their answers", reply: z.array(OwnQuestion) }),
  'questions.queue': route({ method: 'GET', path: '/v1/questions', access: ['reviewer', 'supervisor'], summary: 'Questions that wait for an answer from the caller, by what expires first', reply: z.array(QueuedQuestion) }),
  'questions.excerpt': route({ method: 'POST', path: '/v1/questions/:question/excerpts', access: ['reviewer', 'supervisor'], summary: 'The seconds that a question is about, sealed to this device', params: z.strictObject({ question: Id }), reply: Excerpt }),

  'adjudications.list': route({ method: 'GET', path: '/v1/adjudications', access: ['supervisor'], summary: 'Answers that differ too much and wait for a third person, oldest first', reply: z.array(WaitingAdjudication) }),
  'adjudications.read': route({ method: 'GET', path: '/v1/adjudications/:adjudication', access: ['supervisor'], summary: 'Both answers, side by side and without who gave them', params: adjudication, reply: OpenAdjudication }),
  'adjudications.excerpt': route({ method: 'POST', path: '/v1/adjudications/:adjudication/excerpts', access: ['supervisor'], summary: 'The clip that both answers are for, sealed to this device', params: adjudication, reply: Excerpt }),
  'adjudications.settle': route({ method: 'POST', path: '/v1/adjudications/:adjudication/decision', access: ['supervisor'], summary: 'Choose one of the answers, or give a third one', params: adjudication, body: SettleAdjudication, reply: z.strictObject({}) }),

  'gold.mine': route({ method: 'GET', path: '/v1/gold/mine', access: ['reviewer'], summary: 'Known answers that the caller was measured by in batches that are over, beside their own', reply: z.array(OwnGold) }),
  'gold.contests': route({ method: 'GET', path: '/v1/gold/contests', access: ['supervisor'], summary: 'Known answers that somebody says are wrong, oldest first', reply: z.array(ContestedGold) }),
  'gold.excerpt': route({ method: 'POST', path: '/v1/gold/contests/:contest/excerpts', access: ['supervisor'], summary: 'The clip whose known answer is contested, sealed to this device', params: contest, reply: Excerpt }),
  'gold.decide': route({ method: 'POST', path: '/v1/gold/contests/:contest/decision', access: ['supervisor'], summary: 'Say whether a contested answer stands or was wrong', params: contest, body: DecideContest, reply: z.strictObject({}) }),

  'audit.whoHeard': route({ method: 'POST', path: '/v1/audit/who-heard', access: ['privacy'], summary: 'Who heard a speaker, a source or a clip; asking is logged', body: AskWhoHeard, reply: WhoHeard }),
  'audit.queries': route({ method: 'GET', path: '/v1/audit/queries', access: ['privacy'], summary: 'Who asked that before, when and why', reply: z.array(AccessQuery) }),

  'audit.hub': route({ method: 'GET', path: '/v1/audit/hub', access: ['safety', 'privacy', 'supervisor'], summary: 'What the hub found when it last verified what it holds', reply: HubAuditState }),
  'audit.askHub': route({ method: 'POST', path: '/v1/audit/hub', access: ['privacy'], summary: 'Have the hub verify what it holds, as soon as it can', reply: HubAuditState }),

  'recalls.list': route({ method: 'GET', path: '/v1/recalls', access: ['privacy', 'supervisor'], summary: 'Recalls and how they stand, the newest first', reply: z.array(RecallLine) }),
  'recalls.read': route({ method: 'GET', path: '/v1/recalls/:number', access: ['privacy', 'supervisor'], summary: 'A recall: which laptops may still have something, and who has to confirm', params: recall, reply: RecallReport }),
  'recalls.issue': route({ method: 'POST', path: '/v1/recalls', access: ['privacy'], summary: 'Take recordings back, wherever they are', body: IssueRecall, reply: RecallReport }),
  'recalls.confirm': route({ method: 'POST', path: '/v1/recalls/:number/confirmations', access: ['privacy'], summary: 'Say that a recipient has erased what was recalled', params: recall, body: ConfirmErasure, reply: RecallReport }),

  'needs.list': route({ method: 'GET', path: '/v1/needs', access: ['supervisor'], summary: 'What wants a supervisor today', reply: z.array(Need) }),
  'batches.give': route({ method: 'POST', path: '/v1/batches', access: ['supervisor'], summary: 'Give a reviewer their next clips', body: GiveClips, reply: GivenClips }),
  'batches.due': route({ method: 'POST', path: '/v1/batches/:batch/due', access: ['supervisor'], summary: 'Say by when a batch has to be answered, or that nobody waits for it', params: z.strictObject({ batch: Id }), body: SetDue, reply: z.strictObject({}) }),
  'shifts.list': route({ method: 'GET', path: '/v1/shifts', access: ['supervisor'], summary: 'Figures of the shifts that touch a period, as far as the policy lets them be told', query: period, reply: ShiftBoard }),
  'shifts.mine': route({ method: 'GET', path: '/v1/shifts/mine', access: ['reviewer'], summary: "Handling of the caller's own shifts over the median for the same task, locale and length", reply: z.array(ShiftRatio) }),
  'quality.read': route({ method: 'GET', path: '/v1/quality', access: ['supervisor'], summary: 'How well clips are answered on days that are over, as far as the policy lets it be told', query: SomeDays, reply: QualityBoard }),
  'quality.mine': route({ method: 'GET', path: '/v1/quality/mine', access: ['reviewer'], summary: 'The same figures of the caller', query: SomeDays, reply: OwnQuality }),
  'quality.spots': route({ method: 'GET', path: '/v1/quality/spots', access: ['supervisor'], summary: 'Labels that people do not agree on and words that are often put right', query: SomeDays, reply: QualitySpots }),
  'figures.period': route({ method: 'GET', path: '/v1/figures', access: ['supervisor'], summary: 'What shifts of a period come to by person, site, language and day, as far as the policy lets it be told', query: Days, reply: PeriodFigures }),
  'figures.mine': route({ method: 'GET', path: '/v1/figures/mine', access: ['reviewer'], summary: "Handling in the caller's own shifts of a period over the median for the same task, locale and length", query: SomeDays, reply: PeriodRatio }),
  'batches.followed': route({ method: 'GET', path: '/v1/batches/followed', access: ['supervisor'], summary: 'How far the batches of the last weeks have come', reply: FollowedBatches }),
}

export type RouteName = keyof typeof routes
export type RouteReply<N extends RouteName> = z.infer<(typeof routes)[N]['reply']>
type Part<N extends RouteName, P extends 'params' | 'query' | 'body'> =
  (typeof routes)[N] extends Record<P, infer S extends z.ZodType> ? Record<P, z.output<S>> : unknown
/** What a call of a route carries: its path's parameters, its query, its body. */
export type RouteInput<N extends RouteName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>
