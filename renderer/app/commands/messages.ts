/** What the commands, the keys at a glance and their actions say. */
export const commandsMessages = {
  actions: {
    commands: 'all commands',
    keys: 'all keys',
    settings: 'settings',
    help: 'help for you',
    sync: 'sync and batches',
    lock: 'lock',
  },
  group: 'Earshot',
  shift: 'Shift',
  home: 'Between clips',
  help: {
    title: 'Help for you',
    text: 'Whenever something you heard stays with you: during work, after it, or days later. Nobody here learns that you looked.',
    nobody: 'Your organisation has named nobody yet. Ask for it; until then a break or a pause is always yours.',
    close: 'Close',
  },
  palette: {
    title: 'Commands',
    find: 'Find a command',
    list: 'Commands that fit',
    none: 'No command fits. Try fewer letters.',
    notNow: 'not possible now',
    found_one: '{{count}} command',
    found_other: '{{count}} commands',
  },
  keys: {
    title: 'Keys',
    find: 'Find an action or a key',
    none: 'No action fits.',
    active: 'active now',
    without: 'no key',
    change: 'Change keys',
    close: 'Close',
  },
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    commands: typeof commandsMessages
  }
}
