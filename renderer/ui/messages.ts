import { happenings } from './happenings.ts'
import { qualityMessages } from './quality/messages.ts'

export const uiMessages = {
  happening: happenings,
  quality: qualityMessages,
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
