import { checkAddress } from '../setup/address.ts'

// What commands that invite somebody have in common.

export type AddressOption = { address?: string }

export const addressIn = ({ address }: AddressOption): string | null => (address === undefined ? null : checkAddress(address))

export const invitationWords = (whom: string, invitation: string): string =>
  `${whom}: good once, for 24 hours.\n\n${invitation}\n\nPaste it into the workstation.`
