import { heardMessages } from './heard/messages.ts'
import { proofMessages } from './proof/messages.ts'
import { recallMessages } from './recalls/messages.ts'

/** What a privacy officer reads, and of it what supervisors and safety leads see too. */
export const privacyMessages = {
  live: 'live, {{time}}',
  stale: 'The hub is away. This is how things stood at {{time}}.',
  reading: 'Asking the hub',
  away: 'The hub is away, and nothing was read from it yet. This page asks again by itself.',
  kinds: { speaker: 'Speaker', source: 'Source', clip: 'Clip', batch: 'Batch' },
  value: {
    speaker: 'Who, as the import had it',
    source: 'Source reference, as the import had it',
    clip: 'The clip’s id',
    batch: 'The batch’s id',
  },
  byLetter: 'Compared letter by letter and as a keyed hash: the hub does not keep what you enter.',
  byId: 'A long id with four hyphens, as lists and commands show it.',
  reason: 'Why',
  needs: { value: 'Say what is meant.', id: 'That is no id: they have 32 letters and digits with four hyphens.', reason: 'A reason is needed. It goes on record.' },
  cancel: 'Back',
  asking: 'Telling the hub',
  operator: 'the operator',
  recalls: recallMessages,
  heard: heardMessages,
  proof: proofMessages,
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    privacy: typeof privacyMessages
  }
}
