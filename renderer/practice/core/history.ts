import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { ClipState } from '../../../shared/domain/batch.ts'
import type { Answer } from './answer.ts'

// What can be taken back in practice, by the rules of the core: edits and answers, across clips, the newest first.

/** What an edit or an answer changed about a clip. */
export type Standing = { draft: Annotation; state: ClipState; answer: Answer | null }
export type Change = { clip: string; kind: 'edit' | 'answer'; before: Standing; after: Standing; at: number }

export type PracticeHistory = {
  note(change: Change): void
  /** The newest change that stands, or null; it counts as taken back from here. */
  back(): Change | null
  /** The change taken back last, or null; it stands again from here. */
  again(): Change | null
}

/** Typing that pauses for longer than this is a new step, in milliseconds. */
const typingPauseMs = 1200

const isTyping = ({ kind, before, after }: Change): boolean =>
  kind === 'edit' && JSON.stringify({ ...before.draft, transcript: '' }) === JSON.stringify({ ...after.draft, transcript: '' })

export function createPracticeHistory(): PracticeHistory {
  const stood: Change[] = []
  let undone: Change[] = []
  return {
    note(change) {
      undone = []
      const last = stood.at(-1)
      const goesOn = last !== undefined && last.clip === change.clip && isTyping(last) && isTyping(change) && change.at - last.at <= typingPauseMs
      if (goesOn) stood.splice(-1, 1, { ...change, before: last.before })
      else stood.push(change)
    },
    back() {
      const change = stood.pop() ?? null
      if (change !== null) undone.push(change)
      return change
    },
    again() {
      const change = undone.pop() ?? null
      if (change !== null) stood.push(change)
      return change
    },
  }
}
