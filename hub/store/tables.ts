import type { DeviceRow, HubRow, InvitationRow, NonceRow, PersonKeyRow, PersonRow, RecoveryApprovalRow, RecoveryRow, RetirementRow, SessionRow } from './rows/access.ts'
import type { AdjudicationRow } from './rows/adjudications.ts'
import type { BackupRow, JournalHeadRow, JournalWaitingRow } from './rows/backups.ts'
import type { ClipRow, EvidenceExportRow, ExportClipRow, ExportRow, IdentityRow, ProjectRow } from './rows/clips.ts'
import type { DocumentRow, ProjectDocumentRow } from './rows/documents.ts'
import type { CaseReadRow, CaseStepRow, EscalationRow, PhoneCodeRow } from './rows/escalations.ts'
import type { GoldContestRow } from './rows/gold-contests.ts'
import type { BatchClipRow, BatchRow, LeaseBackRow, LeaseClipRow, LeaseEndingRow, LeaseRow } from './rows/leases.ts'
import type { AcknowledgeLinkRow, ContactRow, FactorStandRow, MissedClockRow, NoticeRow, PinRow, RotaRow, SecondFactorRow, UntoldStepRow } from './rows/notices.ts'
import type { AccessLogRow, ExcerptPlayRow, ExcerptRow, QuestionAnswerRow, QuestionDeclineRow, QuestionRow } from './rows/questions.ts'
import type { DrawnClipRow, GoldMeasureRow, GoldRow, LostDrawRow, OverlapMeasureRow } from './rows/quality.ts'
import type { ErasureRow, RecallClipRow, RecallConfirmationRow, RecallReceiptRow, RecallRow } from './rows/recalls.ts'
import type { RetentionClockRow, RetentionRunRow, TeamDayRow } from './rows/retention.ts'
import type { EventPayloadRow, EventRow, FindingRow, RescuedEventRow, RescuePartRow, RescueRow, SettledRejectionRow, StreamRow, UnattachedEventRow } from './rows/streams.ts'
import type { AccessQueryRow, AccessReadRow, AccessRow, DecisionRow, HandlingCountRow, HandlingMedianRow, HubAuditRow, OptOutRow, ShiftCorrectionRow, ShiftNoteRow, ShiftRollupRow, ShiftRow, ShiftStepRow, ToldGroupRow } from './rows/work.ts'

// Every table as migrations make it. Instants and durations are integer milliseconds, truths 0 or 1.

export type Tables = {
  hub: HubRow
  people: PersonRow
  devices: DeviceRow
  person_keys: PersonKeyRow
  invitations: InvitationRow
  sessions: SessionRow
  nonces: NonceRow
  recoveries: RecoveryRow
  recovery_approvals: RecoveryApprovalRow
  retirements: RetirementRow
  projects: ProjectRow
  documents: DocumentRow
  project_documents: ProjectDocumentRow
  clips: ClipRow
  identities: IdentityRow
  batches: BatchRow
  batch_clips: BatchClipRow
  leases: LeaseRow
  lease_clips: LeaseClipRow
  lease_endings: LeaseEndingRow
  leases_back: LeaseBackRow
  streams: StreamRow
  events: EventRow
  event_payloads: EventPayloadRow
  rescued_events: RescuedEventRow
  rescues: RescueRow
  rescue_parts: RescuePartRow
  shifts: ShiftRow
  shift_steps: ShiftStepRow
  shift_rollups: ShiftRollupRow
  shift_corrections: ShiftCorrectionRow
  shift_notes: ShiftNoteRow
  handling_medians: HandlingMedianRow
  handling_counts: HandlingCountRow
  told_groups: ToldGroupRow
  decisions: DecisionRow
  adjudications: AdjudicationRow
  gold_contests: GoldContestRow
  accesses: AccessRow
  access_reads: AccessReadRow
  access_queries: AccessQueryRow
  hub_audits: HubAuditRow
  escalations: EscalationRow
  case_steps: CaseStepRow
  case_reads: CaseReadRow
  phone_codes: PhoneCodeRow
  questions: QuestionRow
  question_answers: QuestionAnswerRow
  question_declines: QuestionDeclineRow
  excerpts: ExcerptRow
  excerpt_plays: ExcerptPlayRow
  access_log: AccessLogRow
  opt_outs: OptOutRow
  gold: GoldRow
  drawn_clips: DrawnClipRow
  lost_draws: LostDrawRow
  gold_measures: GoldMeasureRow
  overlap_measures: OverlapMeasureRow
  findings: FindingRow
  unattached_events: UnattachedEventRow
  settled_rejections: SettledRejectionRow
  second_factors: SecondFactorRow
  factor_stands: FactorStandRow
  pins: PinRow
  rota: RotaRow
  contacts: ContactRow
  notices: NoticeRow
  acknowledge_links: AcknowledgeLinkRow
  missed_clocks: MissedClockRow
  untold_steps: UntoldStepRow
  exports: ExportRow
  export_clips: ExportClipRow
  evidence_exports: EvidenceExportRow
  backups: BackupRow
  journal_head: JournalHeadRow
  journal_waiting: JournalWaitingRow
  recalls: RecallRow
  recall_clips: RecallClipRow
  recall_confirmations: RecallConfirmationRow
  recall_receipts: RecallReceiptRow
  erasures: ErasureRow
  team_days: TeamDayRow
  retention_runs: RetentionRunRow
  retention_clock: RetentionClockRow
}
