import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { RecallReport } from './read.ts'
import type { NamedRecipient } from './recipients.ts'

/** What a recipient is asked to erase, by the ids that the export gave them; why it was recalled is not their affair. */
const noticeOf = ({ number, id, issuedAt, dueAt }: RecallReport, { kind, id: recipient, format, madeAt, sha256, whose, clips }: NamedRecipient) => ({
  recall: id, number, issuedAt, dueAt, recipient: { kind, id: recipient, format, madeAt, sha256, whose }, clips,
})

/**
 * Writes an erasure notice for each recipient who has not confirmed into a folder, to hand on: what is signed, and the
 * hub's signature over it. Gives the files' names; writing them again changes nothing.
 */
export async function writeNotices(hub: Hub, recall: RecallReport, folder: string): Promise<string[]> {
  const { id, epoch } = await readFacts(hub.store)
  const open = recall.recipients.filter(({ confirmedAt }) => confirmedAt === null)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return open.map(recipient => {
      const name = `earshot-erasure-${recall.number}-${recipient.kind}-${recipient.id}.json`
      const notice = { type: 'erasure-notice', hub: id, epoch, version: recall.number, ...noticeOf(recall, recipient) }
      const signed = { notice, fingerprint: hub.keys.fingerprint, signingKey: hub.keys.signingKey, ...hub.keys.sign('erasure-notice', notice) }
      writeFileSync(join(folder, name), `${JSON.stringify(signed, null, 2)}\n`, { mode: 0o600 })
      return name
    })
  } catch (error) {
    if (codeOf(error) === '') throw error
    throw new HubFault('notices_unwritten', 'The erasure notices could not be written there.', 'The recall stands as it is; nothing else was changed.', `Name a folder that this account may write to: recall show ${recall.number} --notices DIR`)
  }
}
