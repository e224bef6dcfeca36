import { invite } from '../access/invitations.ts'
import { assignBatch } from '../leases/assign.ts'
import { checkAddress, defaultAddress } from '../setup/address.ts'
import { initHub } from '../setup/init.ts'
import { readStatus } from '../status/status.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { givenInstant } from './instants.ts'
import { addressIn, invitationWords, type AddressOption } from './invitations.ts'
import { statusWords } from './status-words.ts'

export async function init({ data, sample, address }: CommonOptions & AddressOption & { sample?: true }): Promise<Outcome> {
  const made = await initHub(data, { sample: sample === true, address: checkAddress(address ?? defaultAddress) })
  const words = [
    `A hub was made in ${data}.`,
    `Fingerprint:  ${made.fingerprint}`,
    `Recovery key: ${made.recoveryKey}`,
    'The recovery key is shown this once and stored nowhere. Keep it on paper, away from this machine:',
    'without it a forgotten passphrase or a damaged vault is lost.',
  ]
  return { value: made, words: words.join('\n') }
}

export const enrol = (options: CommonOptions & AddressOption): Promise<Outcome> =>
  withHub(options.data, async hub => {
    const invitation = await invite(hub, 'device', null, addressIn(options))
    return { value: { invitation }, words: invitationWords('A device', invitation) }
  })

type AssignOptions = CommonOptions & { person: string; project: string; locale?: string; count: number; name?: string; hours?: number; starts?: string; due?: string }

export const assign = ({ data, person, project, locale, count, name, hours, starts, due }: AssignOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await assignBatch(hub, {
      person, project, count, locale: locale ?? null, name: name ?? null, hours: hours ?? null, startsAt: givenInstant('--starts', starts), dueAt: givenInstant('--due', due),
    })
    return { value, words: `${value.clips} clips for ${person}: batch ${value.batch}` }
  })

export const status = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await readStatus(hub)
    return { value, words: statusWords(value) }
  })
