import { harmNames } from '../ui/harm-names.ts'
import { recordMessages } from './case/messages.ts'
import { figuresMessages } from './figures/messages.ts'
import { rotaMessages } from './rota/messages.ts'
import { stepMessages } from './steps/messages.ts'
import { teamMessages } from './team/messages.ts'
import { telephoneMessages } from './telephone/messages.ts'

/** What the safety lead's inbox says. */
export const safetyMessages = {
  place: 'Escalations',
  lists: {
    open: {
      title: 'Escalations',
      lead: 'By what is due first',
      list: 'Cases, by what is due first',
      empty: 'Nothing is waiting',
      emptyMeaning: 'A report appears here within seconds of reaching the hub. You can leave this open.',
    },
    closed: {
      title: 'Closed cases',
      lead: 'Those decided last come first. Nothing here can be deleted.',
      list: 'Closed cases, those decided last first',
      empty: 'No case is closed yet',
      emptyMeaning: 'Cases come here when they end, with their whole record.',
    },
    team: {
      title: 'Open escalations of the team',
      lead: 'By what is due first. Who raised one is not shown, and reports about a colleague go past you.',
      list: 'Open cases of the team, by what is due first',
      empty: 'No escalation is open',
      emptyMeaning: 'Open reports of the team appear here within seconds of reaching the hub.',
    },
  },
  counters: 'How it stands',
  counter: {
    acknowledge: 'to acknowledge',
    decide: 'to decide',
    missed_one: 'clock missed',
    missed_other: 'clocks missed',
    yours: 'for you as the second person',
  },
  live: 'live, {{time}}',
  notLive: 'not live',
  reading: 'Asking the hub',
  stale: 'The hub is away. This is how things stood at {{time}}, {{age}} ago. The clocks run on; call the next contact if one is about to end.',
  never: 'The hub is away, and nothing was read from it yet. Reports are safe where they are: at the hub, and on the laptops that wait for it. This page asks again every few seconds.',
  next: 'next case',
  previous: 'previous case',
  arrived: 'New report: {{severity}}, {{category}}, {{when}}',
  desktop: {
    title: 'Earshot',
    arrived: 'A report needs a look.',
    due: 'The time for a report is nearly over.',
  },
  category: harmNames,
  now: 'happening now',
  notNow: 'not now',
  received: 'received {{time}}',
  seenByNobody: 'seen by nobody yet',
  seen: 'seen {{time}}',
  clock: {
    left: '{{time}}',
    over: 'missed by {{time}}',
    stopped: 'no clock runs',
    hours: '{{hours}} h {{minutes}}',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    kind: { acknowledge: 'to acknowledge', decide: 'to decide', notify: 'to notify', ratify: 'to ratify' },
    name: { acknowledge: 'Acknowledge', decide: 'Decide', notify: 'Notify', ratify: 'Ratify' },
  },
  missedBefore: 'missed before: {{clocks}}',
  state: {
    filed: 'on its way',
    received: 'received',
    acknowledged: 'acknowledged',
    assessing: 'being assessed',
    needs_info: 'waits for the filer’s answer',
    duplicate: 'marked as a duplicate',
    notify_proposed: 'notice proposed',
    notify_approved: 'notice approved, not given yet',
    notified: 'authority notified',
    notified_break_glass: 'notified at once, not ratified yet',
    ratified: 'notified at once, ratified',
    contested: 'notified at once, contested',
    authority_acknowledged: 'authority answered',
    no_action_proposed: 'no action proposed',
    closed_reported: 'closed, reported',
    closed_no_action: 'closed without action',
    closed: 'closed as a duplicate',
    reopened: 'reopened',
  },
  awaits: { you: 'waits for you as the second person', another: 'waits for a second person' },
  acknowledgedAt: 'acknowledged {{time}}',
  hasIt: '{{assignee}} has it',
  nobodyHasIt: 'nobody has it yet',
  actions: 'What you can do now',
  first: 'what the case waits for',
  notActed: 'The hub is away, so it does not know of this: nothing was changed, and the clocks run on. Try again when this is live, or call whoever is nearest to the hub.',
  nothingAllowed: 'There is nothing for you to do here now. The case stays as it is.',
  step: stepMessages,
  record: recordMessages,
  rota: rotaMessages,
  figures: figuresMessages,
  phone: telephoneMessages,
  team: teamMessages,
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    safety: typeof safetyMessages
  }
}
