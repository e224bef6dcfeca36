import type { EventPayload } from '../../../shared/hub-api/events.ts'

// The figures of a shift out of nothing but what its events say, slowly and by other means than the hub's.

/** An event that the hub has taken, as its workstation wrote it. */
export type Told = { seq: number; at: number; type: string; payload: unknown }

type Heard = { hypothesis: string; durationMs: number }

/** Levenshtein's distance by its recursive definition, remembered. */
function distance(one: readonly string[], other: readonly string[], known = new Map<string, number>()): number {
  if (one.length === 0 || other.length === 0) return one.length + other.length
  const key = `${one.length} ${other.length}`
  const seen = known.get(key)
  if (seen !== undefined) return seen
  const [head, ...rest] = one
  const [otherHead, ...otherRest] = other
  const found = Math.min(
    distance(rest, other, known) + 1,
    distance(one, otherRest, known) + 1,
    distance(rest, otherRest, known) + (head === otherHead ? 0 : 1),
  )
  known.set(key, found)
  return found
}

const words = (text: string): string[] => text.replaceAll(/(?<!\S)\[(?:unintelligible|overlap|noise)\](?!\S)/g, ' ').split(' ').filter(word => word !== '')

type Answered = { seq: number; at: number; shift: string; clip: string; revision: number | null; handlingMs: number | null; corrected: number; labelled: number }

/** Every answer that stands, whichever shift it was given in. */
function standing(told: readonly Told[], heard: ReadonlyMap<string, Heard>): Answered[] {
  const answers: Answered[] = []
  for (const { seq, at, type, payload } of told) {
    if (type === 'annotation.submitted') {
      const { clip, shift, revision, handlingMs, annotation } = payload as EventPayload<'annotation.submitted'>
      const corrected = distance(words(annotation.transcript), words(heard.get(clip)?.hypothesis ?? ''))
      answers.push({ seq, at, shift, clip, revision, handlingMs, corrected, labelled: annotation.slots.length })
    }
    if (type === 'clip.skipped') {
      const { clip, shift, revision, handlingMs } = payload as EventPayload<'clip.skipped'>
      answers.push({ seq, at, shift, clip, revision, handlingMs, corrected: 0, labelled: 0 })
    }
    if (type === 'escalation.filed') {
      const { clip, shift } = payload as EventPayload<'escalation.filed'>
      answers.push({ seq, at, shift, clip, revision: null, handlingMs: null, corrected: 0, labelled: 0 })
    }
    if (type === 'decision.withdrawn') {
      const { clip, revision } = payload as EventPayload<'decision.withdrawn'>
      const index = answers.findIndex(answer => answer.clip === clip && answer.revision === revision)
      answers.splice(index, 1)
    }
  }
  return answers
}

const awayWhile = (steps: readonly { at: number; type: string }[], instant: number): boolean => {
  let paused = false
  let locked = false
  for (const { at, type } of steps) {
    if (at > instant) break
    if (type === 'shift.paused' || type === 'shift.unsuited') paused = true
    if (type === 'shift.resumed') paused = false
    if (type === 'shift.locked') locked = true
    if (type === 'shift.unlocked') locked = false
  }
  return paused || locked
}

const middle = (sorted: readonly number[], share: number): number => {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? 0
  return below * (1 - (place % 1)) + above * (place % 1)
}

/** `lastWord`: when the workstation last spoke with the hub. */
export function slowFigures(told: readonly Told[], shift: string, lastWord: number, heard: ReadonlyMap<string, Heard>) {
  const own = told.filter(({ type, payload }) => type.startsWith('shift.') && (payload as { shift: string }).shift === shift)
  const startedAt = own.find(({ type }) => type === 'shift.started')?.at ?? 0
  const corrections = own.flatMap(({ type, payload }) => (type === 'shift.corrected' ? [payload as EventPayload<'shift.corrected'>] : []))
  const breaks = corrections.filter(({ kind }) => kind === 'break')
  const ends = own.flatMap(({ type, payload }) => {
    if (type === 'shift.ended') return [(payload as EventPayload<'shift.ended'>).endedAt]
    const corrected = corrections.find(one => one === payload)
    return corrected?.kind === 'end' ? [corrected.to] : []
  })
  const endedAt = ends.at(-1) ?? null
  const until = Math.max(startedAt, endedAt ?? lastWord)
  const steps = own
    .filter(({ type }) => type !== 'shift.started' && type !== 'shift.ended')
    .map(({ type, at, seq, payload }) => ({ type, seq, at: Math.max(startedAt, type === 'shift.locked' ? (payload as EventPayload<'shift.locked'>).since : at) }))
    .toSorted((one, other) => one.at - other.at || one.seq - other.seq)
  // Between two neighbouring instants nothing changes, so each stretch is worked or away as a whole.
  const instants = [...new Set([startedAt, until, ...[...steps.map(({ at }) => at), ...breaks.flatMap(({ from, to }) => [from, to])].map(at => Math.min(at, until))])].toSorted((one, other) => one - other)
  let workedMs = 0
  let breaksPossible = 0
  for (const [index, instant] of instants.entries()) {
    const next = instants[index + 1]
    const away = awayWhile(steps, instant) || breaks.some(({ from, to }) => from <= instant && instant < to)
    if (next === undefined || away) continue
    // Every instant at which another fifty minutes are done, and whether the shift had ten left then.
    for (let done = 3_000_000; done <= workedMs + next - instant; done += 3_000_000) {
      if (done > workedMs && until - (instant + done - workedMs) >= 600_000) breaksPossible++
    }
    workedMs += next - instant
  }

  const answers = standing(told, heard).filter(answer => answer.shift === shift)
  const clips = [...new Set(answers.map(({ clip }) => clip))]
  const of = (clip: string): Answered[] => answers.filter(answer => answer.clip === clip)
  const last = (clip: string): Answered | undefined => of(clip).filter(({ revision }) => revision !== null).toSorted((one, other) => (other.revision ?? 0) - (one.revision ?? 0))[0]
  const instantsDone = clips.map(clip => Math.max(...of(clip).map(({ at }) => at)))
  const handling = clips
    .map(clip => of(clip).flatMap(({ handlingMs }) => (handlingMs === null ? [] : [handlingMs])))
    .flatMap(times => (times.length === 0 ? [] : [Math.max(...times)]))
    .toSorted((one, other) => one - other)
  const total = (figure: (clip: string) => number): number => clips.reduce((sum, clip) => sum + figure(clip), 0)
  const sixths = Math.floor((Math.max(until, ...instantsDone) - startedAt) / 600_000) + 1
  const through = Array.from({ length: sixths }, (_, sixth) =>
    instantsDone.filter(at => Math.max(0, Math.floor((at - startedAt) / 600_000)) === sixth).length)
  return {
    shift, startedAt, endedAt, workedMs, awayMs: until - startedAt - workedMs, clips: clips.length, through,
    perHour: workedMs < 120_000 ? null : (clips.length * 3_600_000) / workedMs,
    medianHandlingMs: handling.length === 0 ? null : middle(handling, 0.5),
    handlingSpreadMs: handling.length < 2 ? null : (middle(handling, 0.75) - middle(handling, 0.25)) / 2,
    audioMs: total(clip => heard.get(clip)?.durationMs ?? 0),
    wordsCorrected: total(clip => last(clip)?.corrected ?? 0),
    slots: total(clip => last(clip)?.labelled ?? 0),
    breaksOffered: Math.floor(workedMs / 3_000_000),
    breaksPossible,
  }
}
