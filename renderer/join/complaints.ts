import { leastPassphrase } from '../../shared/contract/session.ts'
import { parseInvitation, type InvitationKind } from '../../shared/hub-api/access.ts'

/** What a person types before they are at work; `person` is whom they say they are, null for the first one here. */
export type Typed = { enrolment: string; invitation: string; passphrase: string; again: string; person: string | null }

export type Step = 'enrol' | 'join' | 'unlock'

/** What can be said about an entry before the core is asked, and which entry it is about. */
export type Complaint =
  | { about: 'invitation'; fault: 'missing' }
  | { about: 'invitation'; fault: 'wrong_kind'; kind: InvitationKind }
  | { about: 'passphrase'; fault: 'short'; length: number }
  | { about: 'passphrase'; fault: 'missing' }
  | { about: 'again'; fault: 'differs' }

/** Characters as a person counts them, so that an emoji is no trick. */
export const lengthOf = (passphrase: string): number => [...new Intl.Segmenter().segment(passphrase)].length

function complaintOfInvitation(text: string, wanted: InvitationKind): Complaint | null {
  if (text.trim() === '') return { about: 'invitation', fault: 'missing' }
  const kind = parseInvitation(text)?.kind
  return kind === undefined || kind === wanted ? null : { about: 'invitation', fault: 'wrong_kind', kind }
}

/** The first thing that stands in the way of a step, null when the core may be asked. */
export function complaintOf(step: Step, typed: Typed): Complaint | null {
  switch (step) {
    case 'enrol': return complaintOfInvitation(typed.enrolment, 'device')
    case 'unlock': return typed.passphrase === '' ? { about: 'passphrase', fault: 'missing' } : null
    case 'join': {
      const invitation = complaintOfInvitation(typed.invitation, 'person')
      if (invitation !== null) return invitation
      const length = lengthOf(typed.passphrase)
      if (length < leastPassphrase) return { about: 'passphrase', fault: 'short', length }
      return typed.again === typed.passphrase ? null : { about: 'again', fault: 'differs' }
    }
  }
}
