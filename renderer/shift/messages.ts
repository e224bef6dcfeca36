/** The strings of a reviewer's shift: clocking in, its figures, breaks, and what comes after a batch. */
export const shiftMessages = {
  fetching: 'Fetching {{clips}} of {{clipsTotal}} clips, {{done}} of {{total}} MB',
  asking: 'Asking the hub what is waiting',
  sending: 'Sending results',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    shift: typeof shiftMessages
  }
}
