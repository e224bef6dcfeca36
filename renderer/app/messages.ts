import { adjudicateMessages } from '../adjudicate/messages.ts'
import { askMessages } from '../ask/messages.ts'
import { escalateMessages } from '../escalate/messages.ts'
import { guidelinesMessages } from '../guidelines/messages.ts'
import { joinMessages } from '../join/messages.ts'
import { miningMessages } from '../mining/messages.ts'
import { practiceMessages } from '../practice/messages.ts'
import { privacyMessages } from '../privacy/messages.ts'
import { reviewMessages } from '../review/messages.ts'
import { safetyMessages } from '../safety/messages.ts'
import { settingsMessages } from '../settings/messages.ts'
import { shiftMessages } from '../shift/messages.ts'
import { supervisorMessages } from '../supervisor/messages.ts'
import { uiMessages } from '../ui/messages.ts'
import { commandsMessages } from './commands/messages.ts'
import { failureMessages } from './failures.ts'
import { frameMessages } from './frame-messages.ts'

/** Every string a person reads, English: one namespace a feature, kept in its folder's `messages.ts`. */
export const english = {
  ui: uiMessages,
  failures: failureMessages,
  frame: frameMessages,
  commands: commandsMessages,
  shift: shiftMessages,
  review: reviewMessages,
  mining: miningMessages,
  ask: askMessages,
  adjudicate: adjudicateMessages,
  escalate: escalateMessages,
  join: joinMessages,
  safety: safetyMessages,
  privacy: privacyMessages,
  supervisor: supervisorMessages,
  settings: settingsMessages,
  guidelines: guidelinesMessages,
  practice: practiceMessages,
}
