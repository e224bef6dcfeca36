import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { WakeVerdict } from '../../../shared/domain/annotation.ts'
import type { WordRange } from '../../../shared/domain/values.ts'
import { realSource, sampleSource } from '../../support/sources.ts'

// The script: recordings with known errors, and what a reviewer who makes no mistake answers to each. Forty-two are
// the sample's; eight more, of real voices, join where those are at hand.

export const kinds = ['right', 'false wake', 'skip', 'slot', 'longer slot', 'words'] as const
/** A *slot* is one word, or a name that the catalogue knows, with a label among the first nine. */
export type Kind = (typeof kinds)[number]

export type Answer =
  | { kind: 'right' }
  | { kind: 'false wake'; verdict: WakeVerdict }
  | { kind: 'skip'; digit: number }
  | { kind: 'slot' | 'longer slot'; label: string; words: WordRange }
  | { kind: 'words'; reference: string }

const Row = z.looseObject({
  file: z.string(),
  locale: z.string(),
  hypothesis: z.string(),
  reference: z.string().optional(),
  slots: z.array(z.strictObject({ label: z.string(), from: z.int(), to: z.int() })).optional(),
})
type Row = z.infer<typeof Row>
export type ScriptClip = { row: Row; answer: Answer }

/** What woke the assistant, by the number of the clip. */
const verdicts = new Map<number, WakeVerdict>([
  [7, 'similar_word'], [16, 'media'], [21, 'other_person'], [24, 'noise'], [29, 'other_person'], [35, 'self'],
  [41, 'media'], [42, 'similar_word'], [44, 'self'], [45, 'other_person'], [46, 'noise'], [47, 'similar_word'],
])
/** The slots that the recogniser is made to have missed. */
const missed = new Map([
  [4, 'artist_name'], [10, 'room'], [18, 'room'], [20, 'artist_name'], [30, 'genre'],
  [3, 'duration'], [31, 'contact_name'],
])
const longer = new Set([3, 31])
const noSound = 17
/** Harm, a card number, a softened clip, a request that is cut off, and two that nobody called: other keys than those counted here. */
const leftOut = new Set([12, 22, 27, 36, 43, 48])

/** Real voices by file: the digit of the cause they are skipped for, or null where one stretch of words is wrong. */
const real = new Map<string, number | null>([
  ['es-MX-conf-locked.wav', null], ['es-MX-vm-nobox.wav', null], ['es-MX-conf-now-unmuted.wav', null],
  ['fr-CA-demo-moreinfo.wav', null], ['es-MX-vm-torerecord.wav', null], ['es-MX-conf-kicked.wav', null],
  ['fr-CA-vm-changeto.wav', 3], ['fr-CA-conf-hasleft.wav', 3],
])

function sampleClip(row: Row, number: number): ScriptClip {
  const verdict = verdicts.get(number)
  if (verdict !== undefined) return { row, answer: { kind: 'false wake', verdict } }
  if (number === noSound) return { row, answer: { kind: 'skip', digit: 1 } }
  const slot = row.slots?.find(({ label }) => label === missed.get(number))
  if (slot !== undefined) {
    const { label, from, to } = slot
    const rest = row.slots?.filter(other => other !== slot) ?? []
    return { row: { ...row, slots: rest }, answer: { kind: longer.has(number) ? 'longer slot' : 'slot', label, words: { from, to } } }
  }
  const { reference } = row
  return { row, answer: reference === undefined || reference === row.hypothesis ? { kind: 'right' } : { kind: 'words', reference } }
}

const sampleClips = (): ScriptClip[] =>
  ['clips.jsonl', 'wake-clips.jsonl']
    .flatMap(manifest => readFileSync(join(sampleSource.folder, manifest), 'utf8').trim().split('\n'))
    .flatMap((line, index) => (leftOut.has(index + 1) ? [] : [sampleClip(Row.parse(JSON.parse(line)), index + 1)]))

function realClips(): ScriptClip[] {
  if (realSource === null) return []
  const rows = z.array(Row).parse(parse(readFileSync(realSource.manifest, 'utf8'), { columns: true }))
  return rows.flatMap(({ reference = '', ...row }) => {
    const digit = real.get(basename(row.file))
    if (digit === undefined) return []
    // What is said ends in a full stop there, which no recogniser writes.
    return [{ row, answer: digit === null ? { kind: 'words', reference: reference.replace(/\.$/, '') } : { kind: 'skip', digit } }]
  })
}

/** Lays the clips of the script out for an import, in the order in which they will come. */
export function writeScript(folder: string): { clips: ScriptClip[]; manifest: string } {
  const clips = [...sampleClips(), ...realClips()]
  mkdirSync(join(folder, 'audio'), { recursive: true })
  for (const { row: { file } } of clips) {
    const from = [sampleSource.folder, realSource?.folder ?? ''].map(source => join(source, file)).find(existsSync)
    if (from === undefined) throw new Error(`There is no ${file}.`)
    copyFileSync(from, join(folder, file))
  }
  const manifest = join(folder, 'clips.jsonl')
  // Nothing is flagged: what may distress waits for its hour, and the script is about keys.
  writeFileSync(manifest, clips.map(({ row }) => JSON.stringify({ ...row, sensitivity: [] })).join('\n'))
  return { clips, manifest }
}
