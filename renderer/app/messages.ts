import { escalateMessages } from '../escalate/messages.ts'
import { reviewMessages } from '../review/messages.ts'
import { shiftMessages } from '../shift/messages.ts'
import { uiMessages } from '../ui/messages.ts'
import { failureMessages } from './failures.ts'
import { frameMessages } from './frame-messages.ts'

/** Every string a person reads, English: one namespace a feature, kept in its folder's `messages.ts`. */
export const english = {
  ui: uiMessages,
  failures: failureMessages,
  frame: frameMessages,
  shift: shiftMessages,
  review: reviewMessages,
  escalate: escalateMessages,
}
