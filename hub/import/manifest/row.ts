import { z } from 'zod'
import { Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import { Day, Locale } from '../../../shared/domain/values.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { ContentFlag } from '../../../shared/domain/exposure.ts'
import type { ImportRow } from '../sink.ts'
import type { Column } from './columns.ts'
import { timeWords } from './word-times.ts'

/** What a row's cells hold: text from CSV, text and lists from JSON Lines. */
export type Cells = Partial<Record<Column, unknown>>

export type ReadRow = { ok: true; row: ImportRow } | { ok: false; detail: string }

/** Checks a row; `detail` names the column at fault and what it should hold, and never what it held. */
export function readRow(cells: Cells): ReadRow {
  const parsed = Row.safeParse(cells)
  if (!parsed.success) return { ok: false, detail: parsed.error.issues.map(describeIssue).join('; ') }
  const { hypothesis, words, slots, ...row } = parsed.data
  const count = wordsOf(hypothesis).length
  const late = slots.findIndex(slot => slot.to > count)
  if (late >= 0) return { ok: false, detail: `slots[${late}] ends after the last of ${count} words of the hypothesis` }
  const timed = words === null ? null : timeWords(hypothesis, words)
  if (words !== null && timed === null) return { ok: false, detail: 'words are other words than those of the hypothesis' }
  return {
    ok: true,
    row: {
      file: row.file,
      locale: row.locale,
      hypothesis,
      words: timed,
      intent: row.intent,
      slots: slots.map(({ label, from, to }) => ({ label, words: { from, to } })),
      wakeWord: row.wake_word,
      ...readRecordedAt(row.recorded_at),
      speaker: row.speaker,
      sourceRef: row.source_ref,
      sensitivity: row.sensitivity,
      reference: row.reference,
    },
  }
}

const absent = (value: unknown): unknown => (value === '' || value === undefined ? null : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.nullable())
const text = (most: number) =>
  z.string('has to be text').trim().max(most).regex(/^[^\p{Cc}]*$/u, 'holds a line break or another control character')

const fits = (schema: z.ZodType) => (value: unknown): boolean => schema.safeParse(value).success
const Label = z.string('has to be text')
  .refine(fits(Slot.shape.label), 'has to be a label of small letters, digits and underscores, as in play_music')
const isInstant = (written: string): boolean => fits(Day)(written) || Date.parse(written) >= 0

const Word = z
  .strictObject({ ...TimedWord.shape, confidence: TimedWord.shape.confidence.optional().transform(value => value ?? null) })
  .refine(word => word.from <= word.to, 'ends before it starts')

const LabelledRange = z
  .strictObject({ label: Label, from: z.int().nonnegative(), to: z.int().positive() })
  .refine(slot => slot.from < slot.to, 'holds no word: `to` is the word after its last')

const inOrder = (words: readonly { from: number }[]): boolean =>
  words.every((word, i) => word.from >= (words[i - 1]?.from ?? 0))

const asList = (value: unknown): unknown =>
  typeof value === 'string' ? value.split(/[\s;|]+/u).filter(flag => flag !== '') : (value ?? [])

const notWords = 'have to be a JSON list of words with their times, as in [{"text":"play","from":120,"to":480}]'
const notSlots = 'have to be a JSON list of labelled words, as in [{"label":"artist_name","from":1,"to":3}]'
const notWhen = 'has to be a day, or a time with its zone, as in 2026-03-01T14:03:00+02:00'

const Row = z.strictObject({
  file: z.string('is missing').min(1, 'is missing').max(1024),
  locale: z.string('is missing').refine(fits(Locale), 'has to be a language and a region, as in en-US'),
  hypothesis: text(4000),
  words: optional(z.array(Word, notWords).min(1).max(1000).refine(inOrder, 'are not in the order of their times')),
  intent: optional(Label),
  slots: z.preprocess(value => absent(value) ?? [], z.array(LabelledRange, notSlots).max(100)),
  wake_word: optional(text(80)),
  recorded_at: optional(z.union([z.iso.datetime({ offset: true }), Day], notWhen).refine(isInstant, notWhen)),
  speaker: optional(text(200)),
  source_ref: optional(text(200)),
  sensitivity: z.preprocess(asList, z.array(ContentFlag)),
  reference: optional(text(4000)),
})

function readRecordedAt(written: string | null): Pick<ImportRow, 'recordedAt' | 'day'> {
  if (written === null) return { recordedAt: null, day: null }
  return { recordedAt: fits(Day)(written) ? null : Date.parse(written), day: written.slice(0, 10) }
}

const describeIssue = (issue: z.core.$ZodIssue): string => {
  const [column = 'row', ...inside] = issue.path.map(String)
  const place = inside.map(part => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('')
  return `${column}${place}: ${issue.message}`
}
