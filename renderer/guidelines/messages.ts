/** The strings of the guidelines beside the clip. */
export const guidelinesMessages = {
  title: 'Guidelines',
  version: 'version {{version}}',
  changed: 'changed since you last read',
  open: 'Guidelines',
  close: 'Close the guidelines',
  contents: 'Contents',
  text: 'The guidelines of this batch',
  find: 'Find in the guidelines',
  findHint: 'Find',
  found: '{{at}} of {{all}}',
  notFound: 'not found',
  next: 'next place',
  previous: 'previous place',
  pageDown: 'further down in the guidelines',
  pageUp: 'further up in the guidelines',
  leave: 'back to the clip',
  back: 'Back to “{{section}}”',
  image: 'image: {{text}}',
  imageWithoutText: 'an image that is not shown',
  table: 'Table',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    guidelines: typeof guidelinesMessages
  }
}
