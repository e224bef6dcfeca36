import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { defaultProject } from '../../../hub/setup/default-project.ts'
import { importFolder } from '../../../hub/import/import.ts'
import type { ImportedClip } from '../../../hub/import/sink.ts'
import { wordErrors, wordsOf } from '../../../shared/domain/words.ts'
import { createMemorySink } from './support/memory-sink.ts'
import { sampleClips } from './support/recordings.ts'

let clips: ImportedClip[]
let wakeClips: ImportedClip[]

async function imported(manifest: string, count: number): Promise<ImportedClip[]> {
  const sink = createMemorySink()
  const outcome = await importFolder({ folder: sampleClips, manifest: join(sampleClips, manifest), sink })
  expect(outcome).toEqual({ ok: true, report: { imported: count, skipped: 0, refused: [], droppedColumns: [] } })
  return sink.clips
}

beforeAll(async () => {
  clips = await imported('clips.jsonl', 40)
  wakeClips = await imported('wake-clips.jsonl', 8)
})

const errorsIn = ({ row }: ImportedClip): number => {
  const { substitutions, deletions, insertions } = wordErrors(wordsOf(row.reference ?? ''), wordsOf(row.hypothesis))
  return substitutions + deletions + insertions
}
const isSilent = ({ measured }: ImportedClip): boolean => measured.loudness === null
const isSpoken = ({ row }: ImportedClip): boolean => row.reference !== null

describe('the sample clips', () => {
  it('are small, and each file is in one of the manifests', () => {
    const files = readdirSync(join(sampleClips, 'audio'))
    expect(files.toSorted()).toEqual([...clips, ...wakeClips].map(({ row }) => row.file.replace('audio/', '')).toSorted())
    expect(files.reduce((sum, file) => sum + statSync(join(sampleClips, 'audio', file)).size, 0)).toBeLessThan(1.2e6)
  })

  it('hold seven languages, many voices, and six wishes for Taylor Swift', () => {
    expect(new Set(clips.map(({ row }) => row.locale))).toEqual(new Set(['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'ro-RO', 'hi-IN']))
    expect(new Set(clips.map(({ row }) => row.speaker)).size).toBeGreaterThan(20)
    expect(clips.filter(({ row }) => row.reference?.includes('taylor swift'))).toHaveLength(6)
  })

  it('begin with four that are right, and call for help as the twelfth', () => {
    expect(clips.slice(0, 4).map(errorsIn)).toEqual([0, 0, 0, 0])
    expect(clips[11]?.row.hypothesis).toContain('somebody help me')
    expect(clips.filter(isSilent)).toHaveLength(1)
    expect(clips.filter(clip => errorsIn(clip) > 0).length).toBeGreaterThan(8)
  })

  it('ask for what the task of a fresh hub knows', () => {
    const intents: string[] = defaultProject.task.questions.flatMap(question => (question.kind === 'intent' ? question.options : []))
    const labels: string[] = defaultProject.task.questions.flatMap(question => (question.kind === 'slots' ? question.labels : []))
    expect(clips.flatMap(({ row }) => (row.intent === null ? [] : [row.intent])).filter(intent => !intents.includes(intent))).toEqual([])
    expect(clips.flatMap(({ row }) => row.slots.map(({ label }) => label)).filter(label => !labels.includes(label))).toEqual([])
  })

  it('are as loud as recordings are, and never clip', () => {
    for (const { row, measured } of [...clips, ...wakeClips].filter(clip => !isSilent(clip))) {
      expect(measured.loudness, row.file).toBeGreaterThan(-36)
      expect(measured.loudness, row.file).toBeLessThan(-18)
      expect(measured.truePeak, row.file).toBeLessThan(-3)
    }
  })

  it('have speech where their words are, and none in silence', () => {
    expect(clips.filter(isSilent).map(({ measured }) => measured.speech)).toEqual([[]])
    for (const { row, measured } of [...clips, ...wakeClips].filter(isSpoken)) {
      const [first, last] = [row.words?.[0], row.words?.at(-1)]
      expect(Math.abs((measured.speech[0]?.from ?? 0) - (first?.from ?? 0)), `${row.file} starts`).toBeLessThan(360)
      expect(Math.abs((measured.speech.at(-1)?.to ?? 0) - (last?.to ?? 0)), `${row.file} ends`).toBeLessThan(360)
    }
  })

  it('name the words of their hypothesis, each with a time and a confidence', () => {
    for (const { row, measured } of [...clips, ...wakeClips].filter(isSpoken)) {
      expect(row.words?.map(({ text }) => text), row.file).toEqual(wordsOf(row.hypothesis))
      expect(row.words?.every(word => word.from < word.to && word.to <= measured.durationMs && word.confidence !== null), row.file).toBe(true)
    }
  })
})
