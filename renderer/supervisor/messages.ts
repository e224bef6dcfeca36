import { needsMessages } from './needs/messages.ts'
import { supervisorQualityMessages } from './quality/messages.ts'
import { rejectionMessages } from './rejections/messages.ts'

/** What the supervisor's board says. */
export const supervisorMessages = {
  title: { today: 'Shifts today', yesterday: 'Shifts yesterday', week: 'Shifts of the last 7 days', month: 'Shifts of the last 30 days' },
  lead: '{{days}}. Listed in the order of the day, never by speed.',
  reading: 'Asking the hub',
  period: 'Period',
  periods: { today: 'Today', yesterday: 'Yesterday', week: 'Last 7 days', month: 'Last 30 days' },
  live: 'live, {{time}}',
  snapshot: 'The hub is away. These figures are as they were {{when}}.',
  noSnapshot: 'The hub is away, and this laptop holds no figures of this period yet. They appear as soon as the hub answers.',
  empty: { today: 'No shift yet today', yesterday: 'No shift yesterday', week: 'No shift in the last 7 days', month: 'No shift in the last 30 days' },
  emptyMeaning: 'A shift appears here when its reviewer has clocked in and their laptop has met the hub. If somebody is at work now, ask them to look at the sync state at the top of their screen.',
  emptyOffline: 'The hub is away, and the last figures on this laptop hold no shift of this period.',
  table: 'Figures of each shift',
  column: {
    person: 'Reviewer',
    shift: 'Shift',
    worked: 'Worked',
    clips: 'Clips',
    through: 'Through the shift',
    perHour: 'An hour',
    handling: 'Handling, median',
    audio: 'Audio',
    corrected: 'Words corrected',
    slots: 'Slots',
    waiting: 'Waiting',
    contact: 'Last contact',
    lease: 'Lease ends',
  },
  since: 'since {{start}}',
  span: '{{start}} to {{end}}',
  day: '{{day}}, {{span}}',
  throughHours: 'Clips in each hour: {{hours}}',
  throughNothing: 'No clips yet',
  median: '{{seconds}} s',
  spread: '± {{seconds}}',
  minutes: '{{minutes}} min',
  none: 'none',
  unknown: 'not yet',
  endsSoon: '{{time}}, soon',
  ended: '{{time}}, ended',
  all_one: '{{count}} shift',
  all_other: '{{count}} shifts',
  needs: needsMessages,
  quality: supervisorQualityMessages,
  rejections: rejectionMessages,
  files: { csv: 'Save as CSV', json: 'Save as JSON', print: 'Print' },
  showShiftOf: 'Show the shift of {{person}}, {{start}}',
  details: {
    title: 'A shift of {{person}}',
    back: 'Back to all shifts',
    away: 'Away from clips',
    spread: 'Handling, spread',
    byHour: 'Clips in each hour, in the shift’s own time ({{zone}})',
    hour: 'From',
  },
  team: {
    table: 'Figures of whole days',
    lead: 'By policy these days are told of as a whole, and only where five people or more worked.',
    column: { day: 'Day', people: 'People', shifts: 'Shifts', worked: 'Worked', clips: 'Clips', audio: 'Audio', corrected: 'Words corrected', slots: 'Slots' },
    withheld: { few: 'Fewer than five people worked: no figures', running: 'Told of once the day is over' },
  },
  note: 'Skipped, broken and escalated clips count as clips done and are not told apart here. Reviewers see the same figures of themselves.',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    supervisor: typeof supervisorMessages
  }
}
