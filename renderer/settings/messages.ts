/** What the settings dialog says. */
export const settingsMessages = {
  title: 'Settings',
  lead: 'They are yours, kept in your vault, and take effect at once.',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  speed: 'Speed that a clip starts with',
  speedValue: '{{speed}}x',
  autoplay: 'Play the next clip by itself',
  autoplayMeaning: 'After you accept, the next clip sounds at once. Off, it waits for Space.',
  counters: 'Show my counters',
  countersMeaning: 'Clips an hour, what is left, and the projected end. They are counted either way, and you can always read them.',
  on: 'on',
  off: 'off',
  close: 'Close',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    settings: typeof settingsMessages
  }
}
