import type { OwnRatios, OwnShift } from '../../../shared/contract/shift.ts'
import { dayIn } from '../../../shared/domain/zones.ts'
import { cell, csvTable, type Column } from '../csv.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handout } from '../port.ts'
import { keptQuality } from '../quality/own-quality.ts'
import { readSettings } from '../settings/handlers.ts'

const minuteMs = 60_000
const minutes = (ms: number): string => (ms / minuteMs).toFixed(1)
const seconds = (ms: number | null): string => (ms === null ? '' : (ms / 1000).toFixed(1))
const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

/** A shift beside the ratio that the hub last told of it, and when that was; null where it told none. */
type ExportedShift = OwnShift & { ofMedian: number | null; ofMedianAt: number | null }

function withRatios(shifts: readonly OwnShift[], told: OwnRatios | null): ExportedShift[] {
  const ratios = new Map(told?.shifts.map(({ shift, ofMedian }) => [shift, ofMedian]))
  return shifts.map(shift => {
    const ofMedian = ratios.get(shift.shift) ?? null
    return { ...shift, ofMedian, ofMedianAt: ofMedian === null ? null : told?.at ?? null }
  })
}

const columns: readonly Column<ExportedShift>[] = [
  ['shift', ({ shift }) => shift],
  ['day', ({ day }) => day],
  ['zone', ({ zone }) => cell(zone)],
  ['started_utc', ({ startedAt }) => instant(startedAt)],
  ['ended_utc', ({ endedAt }) => instant(endedAt)],
  ['worked_min', ({ workedMs }) => minutes(workedMs)],
  ['away_min', ({ awayMs }) => minutes(awayMs)],
  ['clips', ({ clips }) => clips],
  ['clips_per_hour', ({ perHour }) => perHour?.toFixed(1) ?? ''],
  ['of_median', ({ ofMedian }) => ofMedian],
  ['of_median_told_utc', ({ ofMedianAt }) => instant(ofMedianAt)],
  ['handling_median_s', ({ medianHandlingMs }) => seconds(medianHandlingMs)],
  ['handling_spread_s', ({ handlingSpreadMs }) => seconds(handlingSpreadMs)],
  ['audio_min', ({ audioMs }) => minutes(audioMs)],
  ['words_corrected', ({ wordsCorrected }) => wordsCorrected],
  ['slots', ({ slots }) => slots],
  ['breaks_taken', ({ breaksTaken }) => breaksTaken],
  ['breaks_offered', ({ breaksOffered }) => breaksOffered],
  ['breaks_possible', ({ breaksPossible }) => breaksPossible],
  ['corrections', ({ corrections }) => cell(corrections.map(({ kind, from, to, reason }) => `${kind} ${instant(from)} ${instant(to)} ${reason}`).join('; '))],
  ['notes', ({ notes }) => cell(notes.map(({ note }) => note).join('; '))],
]

/** All that is kept here about the one who works here, for them to take along; of clips nothing but their ids. */
export function createOwnExport({ db, decisions, kept, exposure, escalations, questions, now }: Desk, mine: (from: number, to: number) => OwnShift[], ratios: () => OwnRatios | null) {
  const pauses = db.prepare<[string]>('SELECT kind, from_at AS "from", to_at AS "to" FROM shift_pause WHERE shift = ? ORDER BY from_at, id')
  const log = db.prepare<[]>('SELECT seq, at, type FROM event ORDER BY seq')
  const flaggedSound = db.prepare<[]>('SELECT day, shift, heard_ms AS heardMs FROM flagged_sound ORDER BY day, shift')

  /** Reports and questions without their words, which are of clips. */
  const reports = () => escalations.mine().map(({ escalation, category, severity, state, filedAt, receivedAt, acknowledgedAt, decidedAt, mistaken }) =>
    ({ escalation, category, severity, state, filedAt, receivedAt, acknowledgedAt, decidedAt, mistaken }))
  const asked = (at: number) => questions.all(at).map(({ question, clip, state, askedAt, receivedAt, expiresAt }) => ({ question, clip, state, askedAt, receivedAt, expiresAt }))

  /** JSON has everything: shifts with their pauses and decisions, quality and the ratio to the median as the hub told them last, what is not wanted, reports, questions, settings, flagged sound met, and the log by type. CSV has a row a shift. */
  return (format: 'csv' | 'json'): Handout => {
    const at = now()
    const shifts = withRatios(mine(0, Number.MAX_SAFE_INTEGER), ratios())
    const text = format === 'csv' ? csvTable(columns, shifts) : `${JSON.stringify({
      madeAt: at,
      shifts: shifts.map(shift => ({ ...shift, pauses: pauses.all(shift.shift), decisions: decisions.recordedIn(shift.shift) })),
      quality: keptQuality(kept),
      optedOut: exposure.optedOut(),
      reports: reports(),
      questions: asked(at),
      settings: readSettings(kept),
      flaggedSound: flaggedSound.all(),
      log: log.all(),
    }, null, 2)}\n`
    const name = `earshot-my-shifts-${dayIn('UTC', at)}.${format}`
    return { name, mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json', bytes: new TextEncoder().encode(text) }
  }
}
