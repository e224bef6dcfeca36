import { happenings } from './happenings.ts'
import { qualityMessages } from './quality/messages.ts'
import { answerFaults, answerFields, questionStood, rejectionTexts } from './rejections.ts'

export const uiMessages = {
  happening: happenings,
  rejection: rejectionTexts,
  answerFault: answerFaults,
  answerField: answerFields,
  questionStood,
  quality: qualityMessages,
  period: {
    label: 'Period',
    names: { today: 'Today', yesterday: 'Yesterday', week: 'This week', lastWeek: 'Last week', month: '30 days', all: 'All kept', dates: 'Dates' },
    from: 'From',
    to: 'to',
  },
  keys: {
    Enter: 'Enter',
    NumpadEnter: 'Enter',
    Escape: 'Esc',
    Space: 'Space',
    Tab: 'Tab',
    Shift: 'Shift',
    Control: 'Ctrl',
    Alt: 'Alt',
    Meta: 'Cmd',
    Backspace: 'Backspace',
    Delete: 'Del',
    Insert: 'Ins',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Pause: 'Pause',
    Numpad0: 'Num 0',
    NumpadAdd: 'Num +',
    NumpadSubtract: 'Num -',
    NumpadMultiply: 'Num *',
    NumpadDivide: 'Num /',
    NumpadDecimal: 'Num .',
    IntlBackslash: '<',
  },
  told: {
    named_one: 'Your supervisor sees the figures of your shifts under your code, for {{count}} day. You see the same numbers, all of them.',
    named_other: 'Your supervisor sees the figures of your shifts under your code, for {{count}} days. You see the same numbers, all of them.',
    grouped_one: 'Your supervisor sees figures of five people or more together, never yours alone. You see your own for {{count}} day.',
    grouped_other: 'Your supervisor sees figures of five people or more together, never yours alone. You see your own for {{count}} days.',
    kept_one: 'After {{count}} day the detail of each shift is deleted, at the hub and on this laptop. What stays are your answers, and what whole days of five people or more came to.',
    kept_other: 'After {{count}} days the detail of each shift is deleted, at the hub and on this laptop. What stays are your answers, and what whole days of five people or more came to.',
    log: 'Which clips sounded, and when, is in the access log. It is there for the people who were recorded; no figure of your work comes from it.',
    never: 'Nobody collects keystrokes, idle time or screenshots, or learns what you were away for.',
  },
  close: 'Close',
  show: 'Show',
  hide: 'Hide',
  dismiss: 'Dismiss',
  notices: 'Notices',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    ui: typeof uiMessages
  }
}
