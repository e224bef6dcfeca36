import type { EscalationCategory } from '../../shared/domain/escalation.ts'

/** What may be reported about a clip, in the words that reviewers and safety leads both read. */
export const harmNames = {
  life_imminent: 'Life in danger now',
  self_harm: 'Self-harm',
  child_danger: 'Child in danger',
  child_sexual: 'Sexual, with a child',
  sexual_assault: 'Sexual assault',
  domestic_violence: 'Violence at home',
  threat: 'Threat',
  trafficking: 'Trafficking',
  disturbing: 'Disturbing, nobody in danger',
  unsure: 'Something is wrong',
  other_crime: 'Another crime',
  misuse: 'Misuse by a colleague',
  urgent_unspecified: 'Urgent, not described',
} as const satisfies Record<EscalationCategory, string>
