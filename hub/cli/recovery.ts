import { readFileSync } from 'node:fs'
import { approveRecovery, listRecoveries, releaseRecovery, type Approved } from '../access/recoveries.ts'
import { codeOf, HubFault } from '../fault.ts'
import { fromText } from '../keys/bytes.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { instant } from './instants.ts'

const agreedWords = ({ agreed, needed }: Approved): string => `${agreed.length} of ${needed} agreed: ${agreed.join(', ')}.`

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const recoveries = await listRecoveries(hub)
    const rows = recoveries.map(({ code, person, state, agreed, askedAt, device }) =>
      `${code}  ${person.padEnd(16)}  ${state.padEnd(8)}  asked ${instant(askedAt)} on device ${device}${agreed.length === 0 ? '' : `, agreed: ${agreed.join(', ')}`}`)
    return { value: { recoveries }, words: rows.length === 0 ? 'Nobody has asked for a recovery.' : rows.join('\n') }
  })

export const approve = (code: string, { data, by, totp }: CommonOptions & { by: string; totp?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await approveRecovery(hub, code, by, totp ?? null)
    const next = value.agreed.length < value.needed ? 'A second person has to agree.' : `Now give the recovery key, with: recovery release ${code} --key-file FILE`
    return { value, words: `${agreedWords(value)} ${next}` }
  })

/** The key from a file, or from standard input: on a command line other accounts could read it. */
function readRecoveryKey(file: string): Buffer {
  try {
    return fromText(readFileSync(file === '-' ? 0 : file, 'utf8').trim())
  } catch (error) {
    if (codeOf(error) === '') throw error
    throw new HubFault('file_unreadable', 'That file cannot be read.', 'Nothing was changed.', 'Check its path and who may read it, or give the key on standard input with: --key-file -')
  }
}

export const release = (code: string, { data, keyFile }: CommonOptions & { keyFile: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const key = readRecoveryKey(keyFile)
    const value = await releaseRecovery(hub, code, key).finally(() => key.fill(0))
    return { value, words: `${agreedWords(value)} The laptop gets the key at its next contact; there a new passphrase is chosen. Put the recovery key away again.` }
  })
