import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import type { QuestionKey } from '../../../shared/domain/task.ts'
import type { OpenedClip } from './pages.ts'

/** A clip on the desk, with the answer as it stands on the screen. */
export type Work = OpenedClip & { draft: Annotation }

export type Layer = 'listen' | 'type' | 'tag'

/** What lies open over the clip; one at a time. */
export type Panel = 'skip' | 'keys' | 'sensitive' | 'jump' | 'ask' | 'guidelines' | 'mining' | 'batches'

export type DeskState = {
  /** `between`: a batch is done and another waits; `finished`: no clip waits on this laptop. */
  stage: 'starting' | 'working' | 'between' | 'finished'
  /** The batch that was done last, while nothing else is in front. */
  ended: string | null
  rows: readonly ClipRow[]
  work: Work | null
  /** Which keys hold: those for listening, for typing, or for labelling words. */
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
  /** The transcript is veiled while harm is being reported. */
  escalating: boolean
}

export type DeskStore = StoreApi<DeskState>

/** How every clip is met: listening, nothing open, nothing armed. */
export const fresh = {
  layer: 'listen', editFrom: null, armed: false, question: 'wake', open: [], panel: null, escalating: false,
} as const satisfies Partial<DeskState>

export const createDeskStore = (): DeskStore =>
  createStore<DeskState>(() => ({ stage: 'starting', ended: null, rows: [], work: null, ...fresh }))
