import type { TranscriptMark } from './annotation.ts'
import { transcriptMarks } from './annotation.ts'
import { wordsOf } from './words.ts'

// What stands in a transcript where no word can.

/** A mark as it is written: a word of its own. */
export const markWord = (mark: TranscriptMark): string => `[${mark}]`

const written = new Set(transcriptMarks.map(markWord))

export const isMark = (word: string): boolean => written.has(word)

/** The words of a transcript that were spoken. */
export const spokenWords = (text: string): string[] => wordsOf(text).filter(word => !isMark(word))
