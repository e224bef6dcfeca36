export const uiMessages = {
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
  },
  close: 'Close',
  dismiss: 'Dismiss',
  notices: 'Notices',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    ui: typeof uiMessages
  }
}
