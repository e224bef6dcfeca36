import { describe, expect, test } from 'vitest'
import { compare, pairWords } from '../../../renderer/practice/explain.ts'
import { lessons, type PracticeClip } from '../../../renderer/practice/lessons.ts'
import { recordings, type RecordingName } from '../../../renderer/practice/clips/recordings.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'

const clipOf = (name: RecordingName): PracticeClip => lessons.flatMap(({ clips }) => clips).find(({ recording }) => recording === name)!

function answered(name: RecordingName, changes: Partial<Annotation> = {}) {
  const { reference, slots } = recordings[name]
  const annotation: Annotation = {
    wake: 'meant', quality: [], transcript: reference, intent: null, slots, sensitive: [], background: [], choices: {}, ...changes,
  }
  return compare(clipOf(name), { kind: 'annotation', annotation })
}

describe('an answer beside the known one', () => {
  test('is the same where it says the same, whatever its case and punctuation', () => {
    expect(answered('milk')).toEqual([])
    expect(answered('milk', { transcript: 'Computer, add milk to my shopping list.' })).toEqual([])
  })

  test('differs word by word', () => {
    expect(answered('milk', { transcript: 'computer add silk to shopping list now' })).toEqual([{
      kind: 'words',
      pairs: [
        { given: 'computer', said: 'computer', same: true }, { given: 'add', said: 'add', same: true }, { given: 'silk', said: 'milk', same: false },
        { given: 'to', said: 'to', same: true }, { given: null, said: 'my', same: false }, { given: 'shopping', said: 'shopping', same: true },
        { given: 'list', said: 'list', same: true }, { given: 'now', said: null, same: false },
      ],
    }])
    expect(pairWords('', 'up')).toEqual([{ given: null, said: 'up', same: false }])
  })

  test('differs in the verdict alone where nobody was to listen on', () => {
    expect(answered('commuter-train', { wake: 'media', transcript: 'anything' })).toEqual([{ kind: 'verdict', given: 'media', known: 'similar_word' }])
    expect(answered('milk', { wake: 'noise', transcript: '' })).toEqual([{ kind: 'verdict', given: 'noise', known: 'meant' }])
    expect(answered('milk', { wake: 'no_request' })).toEqual([{ kind: 'verdict', given: 'no_request', known: 'meant' }])
  })

  test('names slots that are missing and slots that are too many', () => {
    const room = { label: 'room', words: { from: 6, to: 7 } }
    expect(answered('nina-simone', { slots: [room, { label: 'artist_name', words: { from: 2, to: 3 } }] })).toEqual([{
      kind: 'slots', missing: [{ mark: 'artist_name', words: 'nina simone' }], extra: [{ mark: 'artist_name', words: 'nina' }],
    }])
    expect(answered('nina-simone', { slots: [{ label: 'artist_name', words: { from: 2, to: 4 } }, room] })).toEqual([])
  })

  test('names what should have been protected', () => {
    const missing = [{ mark: 'phone', words: 'five five five zero one four two' }]
    expect(answered('phone-number')).toEqual([{ kind: 'sensitive', missing, extra: [] }])
    const marked = { class: 'phone', words: { from: 2, to: 9 }, time: { from: 1500, to: 4600 }, confirmed: true } as const
    expect(answered('phone-number', { sensitive: [marked] })).toEqual([])
  })

  test('differs in kind where a clip was skipped, escalated or answered and should not have been', () => {
    expect(compare(clipOf('spanish'), { kind: 'skip', cause: 'other_language' })).toEqual([])
    expect(compare(clipOf('spanish'), { kind: 'skip', cause: 'no_sound' })).toEqual([{ kind: 'cause', given: 'no_sound', known: 'other_language' }])
    expect(answered('stairs')).toEqual([{ kind: 'way', given: 'annotation', known: 'escalation' }])
    expect(compare(clipOf('stairs'), { kind: 'escalation', category: 'unsure' })).toEqual([])
  })
})
