/** The strings of the frame around every screen. */
export const frameMessages = {
  sync: {
    never: 'not synced yet',
    synced: 'synced {{time}}',
    offline: 'offline, synced {{time}}',
    offlineNever: 'offline',
    onLaptop_one: '{{count}} clip on this laptop',
    onLaptop_other: '{{count}} clips on this laptop',
    waiting_one: '{{count}} result waiting',
    waiting_other: '{{count}} results waiting',
    asking: 'asking the hub',
    sending_one: 'sending {{count}} result',
    sending_other: 'sending {{count}} results',
    downloading: 'fetching {{clips}} of {{clipsTotal}} clips',
    stopped: 'sync stopped',
    lease: 'lease until',
    start: 'Sync now',
    cancel: 'Stop fetching',
    details: 'Sync: {{state}}',
    title: 'Sync',
    close: 'Close',
    progress: 'Fetching clips',
    bytes: '{{done}} of {{total}} MB',
    parkedTitle: 'What the hub could not use',
    parkedMeaning: 'Nothing of it is lost: it is kept here and at the hub. Your supervisor sees to it; reports of harm are seen by safety and privacy alone. Ask them if you think it should count.',
    parkedWhy: 'The hub says: {{why}}',
    parkedOpen: 'Nobody has seen to it yet.',
    parkedSettled: 'Somebody has seen to it, {{time}}.',
    figures: {
      clips: 'Clips on this laptop',
      waiting: 'Results waiting to be sent',
      last: 'Last sync',
      lease: 'Lease ends',
      none: 'none',
      never: 'not yet',
    },
    safe: 'What you enter is saved on this laptop at once and sent when the hub can be reached.',
  },
  audit: {
    vault: 'The log of your work does not hold from entry {{seq}} on: something changed it outside of Earshot. Nothing was deleted, and the hub is told. Go on working; Settings, under This laptop, says more.',
    device: 'The log of this laptop does not hold from entry {{seq}} on: something changed it outside of Earshot. Nothing was deleted, and the hub is told. Go on working; Settings, under This laptop, says more.',
  },
  menu: {
    label: 'You and this laptop',
    settings: 'Settings',
    practise: 'Practise the keys',
    practiseInBreak: 'Practise the keys, in a break',
    lock: 'Lock',
    signedIn: 'Signed in as {{code}}, {{role}}',
  },
  factor: {
    entry: 'code needed',
    title: 'Your second factor',
    lead: 'The hub asks for the six digits that your authenticator app shows now, once every few hours on this laptop. Until then nothing is read from it or told to it.',
    code: 'Code of the moment',
    incomplete: 'A code has six digits.',
    submit: 'Open the line',
    busy: 'Asking the hub',
    later: 'Later',
  },
  places: { label: 'Pages', shifts: 'Shifts', questions: 'Questions', cases: 'Escalations', closed: 'Closed', rota: 'On call', figures: 'Figures', refused: 'Not usable' },
  role: { reviewer: 'reviewer', supervisor: 'supervisor', safety: 'safety lead', privacy: 'privacy officer' },
  weakKeychain: 'This laptop’s keychain protects little: whoever holds its disk may open its vaults.',
  away: 'The window has lost Earshot and is looking for it. What was saved is safe; nothing can be played or saved until it is back.',
  broken: {
    title: 'This screen failed',
    text: 'The sound has stopped. What you entered is saved on this laptop. Draw the screen again; if it fails again, restart Earshot and tell your operator.',
    reload: 'Draw it again',
  },
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    frame: typeof frameMessages
  }
}
