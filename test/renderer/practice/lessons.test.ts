import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../../renderer/practice/clips/addresses.ts'
import { recordings, type RecordingName } from '../../../renderer/practice/clips/recordings.ts'
import { practiceTask } from '../../../renderer/practice/core/practice-task.ts'
import { lessons, lessonsFor } from '../../../renderer/practice/lessons.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { projectRoot } from '../../support/source-tree.ts'

const audio = join(projectRoot, 'renderer/practice/clips/audio')
const all = Object.entries(recordings)

describe('the recordings of practice', () => {
  test('are small, each with its measurements, and none besides', () => {
    const files = readdirSync(audio)
    expect(files.toSorted()).toEqual(all.map(([name]) => `${name}.opus`).toSorted())
    expect(files.reduce((sum, file) => sum + statSync(join(audio, file)).size, 0)).toBeLessThan(150_000)
    for (const name of Object.keys(recordings)) expect(addressOf(name as RecordingName), name).toContain(`${name}.opus`)
  })

  test('hold Opus alone, without a comment that names anything', () => {
    for (const file of readdirSync(audio)) {
      const bytes = readFileSync(join(audio, file))
      expect(bytes.subarray(0, 4).toString(), file).toBe('OggS')
      expect(bytes.subarray(28, 36).toString(), file).toBe('OpusHead')
      expect(bytes.includes('TITLE='), file).toBe(false)
    }
  })

  test.each(all)('have speech, peaks for their length, and a time for each word: %s', (_, { durationMs, peaks, speech, hypothesis, words, gainDb }) => {
    expect(speech.length).toBeGreaterThan(0)
    expect(speech.every(({ from, to }) => from < to && to <= durationMs)).toBe(true)
    expect(Buffer.from(peaks, 'base64url')).toHaveLength(Math.ceil(durationMs / 10))
    expect(words.map(({ text }) => text)).toEqual(wordsOf(hypothesis))
    expect(words.every(({ from, to }) => from < to && to <= durationMs)).toBe(true)
    expect(gainDb).toBeLessThanOrEqual(12)
  })
})

describe('the lessons', () => {
  test('each teach something, and every recording is heard in one of them', () => {
    const heard = lessons.flatMap(({ clips }) => clips.map(({ recording }) => recording))
    expect(new Set(heard)).toEqual(new Set(Object.keys(recordings)))
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
  })

  test('have a known answer that their task can hold', () => {
    for (const { id, asks, clips } of lessons) {
      const { questions } = practiceTask(asks)
      for (const { known, recording } of clips) {
        const count = wordsOf(recordings[recording].reference).length
        if (known.kind !== 'annotation') continue
        const labels: string[] = questions.flatMap(question => (question.kind === 'slots' ? question.labels : []))
        const classes: string[] = questions.flatMap(question => (question.kind === 'sensitive' ? question.classes : []))
        for (const slot of known.slots ?? []) {
          expect(labels, id).toContain(slot.label)
          expect(slot.words.to, id).toBeLessThanOrEqual(count)
        }
        for (const span of known.sensitive ?? []) {
          expect(classes, id).toContain(span.class)
          expect(span.words.to, id).toBeLessThanOrEqual(count)
        }
      }
    }
  })

  test('are left out where the screen cannot do what they teach, and so are steps', () => {
    const few = lessonsFor(new Set(['play', 'accept', 'edit', 'type-accept']))
    expect(few.map(({ id }) => id)).not.toContain('slot')
    expect(few.find(({ id }) => id === 'doubtful')?.steps).toEqual(['play', 'edit', 'write', 'acceptTyped'])
    expect(lessonsFor(new Set(['tag'])).map(({ id }) => id)).toContain('slot')
  })
})
