import { lazy, type ComponentType } from 'react'
import { EscalatePanel } from '../escalate/EscalatePanel.tsx'
import { OwnEscalations } from '../escalate/OwnEscalations.tsx'
import { Join } from '../join/Join.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import type { EscalationOutcome, EscalationSubject } from '../state/escalating.ts'

// Where the app takes the screens of its features from. A feature knows none of the others.

export type EscalatePanelProps = {
  subject: EscalationSubject
  /** Called once, when the panel is left. */
  onLeave(outcome: EscalationOutcome): void
}

export type SettingsDialogProps = { onClose(): void }

type Features = {
  /** Stages `new`, `enrolled` and `locked`. */
  Join: ComponentType | null
  SafetyInbox: ComponentType | null
  Board: ComponentType | null
  SettingsDialog: ComponentType<SettingsDialogProps> | null
  EscalatePanel: ComponentType<EscalatePanelProps> | null
  /** A reviewer's own reports with their true state: an entry of the status line. */
  OwnEscalations: ComponentType | null
}

export const features: Features = {
  Join,
  // A reviewer never needs these two, so they are fetched by those who do.
  SafetyInbox: lazy(async () => ({ default: (await import('../safety/SafetyInbox.tsx')).SafetyInbox })),
  Board: lazy(async () => ({ default: (await import('../supervisor/Board.tsx')).Board })),
  SettingsDialog,
  EscalatePanel,
  OwnEscalations,
}
