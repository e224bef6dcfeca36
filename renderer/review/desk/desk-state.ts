import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { QuestionKey } from '../../../shared/domain/task.ts'
import type { Span } from '../../../shared/domain/values.ts'
import type { OpenedClip } from './pages.ts'
import type { WordCursor } from './word-cursor.ts'

/** A clip on the desk, with the answer as it stands on the screen. */
export type Work = OpenedClip & { draft: Annotation }

export const layers = ['listen', 'type', 'tag', 'choose'] as const
/** Which keys hold: those for listening, for typing, for labelling words, or for finding one answer among many. */
export type Layer = (typeof layers)[number]

/** What lies open over the clip; one at a time. */
export type Panel = 'skip' | 'sensitive' | 'marks' | 'jump' | 'batches' | 'ask'

/** What is being found by typing: an intent, or a label. `at` is the one that Enter takes. */
export type Finding = { typed: string; at: number; listed: boolean }

/** A sensitive span in the making (`at` null) or being changed. */
export type Marking = {
  at: number | null
  time: Span | null
  /** Its time was set by the marks for start and end. */
  byEar: boolean
}
/** The guidelines stay beside the clip from one to the next: `entered` where they take the focus as they open. */
export type GuidelinesPlace = 'none' | 'closed' | 'entered' | 'beside'

export type DeskState = {
  /** `between`: a batch is done and another waits; `finished`: no clip waits on this laptop. */
  stage: 'starting' | 'working' | 'between' | 'finished'
  /** The batch that was done last, while nothing else is in front. */
  ended: string | null
  rows: readonly ClipRow[]
  work: Work | null
  layer: Layer
  /** The word that editing begins with, where one was chosen; else the one just heard. */
  editFrom: number | null
  /** The clip plays to its end and is accepted by itself. */
  armed: boolean
  /** The question that digits answer. */
  question: QuestionKey
  /** Required questions that were open when accepting was tried. */
  open: readonly QuestionKey[]
  panel: Panel | null
  /** The time span between the marks. */
  selection: Span | null
  /** The words chosen to be labelled. */
  cursor: WordCursor | null
  finding: Finding
  marking: Marking | null
  /** What the batch's catalogue calls labels; one without a title is shown as it is. */
  titles: Readonly<Record<string, string>>
  /** What the recogniser heard is shown beside what was written. */
  comparing: boolean
  guidelines: GuidelinesPlace
  /** The transcript is veiled while harm is being reported. */
  escalating: boolean
}

export type DeskStore = StoreApi<DeskState>

export const nothingTyped: Finding = { typed: '', at: 0, listed: false }

/** How every clip is met: listening, nothing open, nothing armed. */
export const fresh = {
  layer: 'listen', editFrom: null, armed: false, question: 'wake', open: [], panel: null, escalating: false,
  selection: null, cursor: null, finding: nothingTyped, marking: null, comparing: false,
} as const satisfies Partial<DeskState>

export const createDeskStore = (): DeskStore =>
  createStore<DeskState>(() => ({ stage: 'starting', ended: null, rows: [], work: null, titles: {}, guidelines: 'none', ...fresh }))

export const titleOf = (titles: DeskState['titles'], label: string): string => titles[label] ?? label
