import { describe, expect, test } from 'vitest'
import { sectionFor } from '../../../renderer/guidelines/sections.ts'

const headings = ['Guidelines for home media', 'Was the assistant meant?', 'Transcription', 'Slots and what they are for', 'Slots', 'قواعد اللغة']
const at = (name: string, guide: string | null = null): string | undefined => headings[sectionFor(headings, { guide, name }) ?? -1]

describe('the section of a question', () => {
  test('is the heading that the task names, whatever its case, emphasis and punctuation', () => {
    expect(at('Wake', 'Was the assistant meant?')).toBe('Was the assistant meant?')
    expect(at('Wake', 'was the *assistant* meant')).toBe('Was the assistant meant?')
    expect(at('x', 'قواعد اللغة')).toBe('قواعد اللغة')
  })

  test('is else the heading nearest to its name, with least beside it', () => {
    expect(at('Slots')).toBe('Slots')
    expect(at('Transcript')).toBe('Transcription')
    expect(at('Slots', 'a heading that is not there')).toBe('Slots')
  })

  test('is none where no heading has anything of the name, or the name is very short', () => {
    expect(at('Intent')).toBeUndefined()
    expect(at('')).toBeUndefined()
    expect(sectionFor([], { guide: 'Slots', name: 'Slots' })).toBeNull()
    expect(sectionFor(['Far'], { guide: null, name: 'Fast' })).toBeNull()
  })
})
