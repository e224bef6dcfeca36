/** The strings of the clip screen. */
export const reviewMessages = {} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    review: typeof reviewMessages
  }
}
