import { makeBackup } from '../backup/make.ts'
import { removeBackup } from '../backup/remove.ts'
import { restoreHub } from '../backup/restore.ts'
import { verifyBackup } from '../backup/verify.ts'
import { stillHolding } from '../retention/read.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

const instant = (at: number | null): string => (at === null ? 'not yet' : new Date(at).toISOString().slice(0, 19).replace('T', ' '))

export const make = ({ data, to }: CommonOptions & { to: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const made = await makeBackup(hub, to)
    const words = [
      `Backup ${made.backup} was made: ${made.file}, and ${made.copied} clips that were not there yet.`,
      ...(made.missing.length === 0 ? [] : [`The sound of ${made.missing.length} clips is not at the hub, and not in the backup: ${made.missing.join(', ')}`]),
      `Verify it with: backup verify ${to}`,
      'The keys are not in it. Keep a copy of them somewhere else: without them nobody opens a backup.',
    ]
    return { value: made, words: words.join('\n'), exit: made.missing.length === 0 ? 0 : 1 }
  })

export const verify = (place: string, { data, backup }: CommonOptions & { backup?: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await verifyBackup(hub, place, backup ?? null)
    const held = `${value.heads.length} streams of ${value.events} events, each the chain it has to be, and ${value.clips} clips`
    const words = value.unsound.length === 0
      ? `Backup ${value.backup} is whole: ${held}. Devices may let go of what it has of them.`
      : `Backup ${value.backup} holds ${held}, but not the sound of ${value.unsound.length} of them: ${value.unsound.join(', ')}. It counts as not verified; make another one with: backup --to ${place}`
    return { value, words, exit: value.unsound.length === 0 ? 0 : 1 }
  })

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => {
    const backups = await store
      .selectFrom('backups')
      .select(['id as backup', 'made_at as madeAt', 'verified_at as verifiedAt', 'epoch', 'destroyed_at as destroyedAt', 'place'])
      .orderBy('made_at')
      .execute()
    const holding = await stillHolding(store)
    const told = backups.map(copy => ({ ...copy, holdsExpired: holding.has(copy.backup) }))
    const words = told.map(({ backup, madeAt, verifiedAt, epoch, destroyedAt, place, holdsExpired }) =>
      `${backup}  made ${instant(madeAt)}, verified ${instant(verifiedAt)}, epoch ${epoch}, ${destroyedAt === null ? place : `destroyed ${instant(destroyedAt)}`}${holdsExpired ? ', holds shifts whose retention is over' : ''}`)
    return { value: { backups: told }, words: words.join('\n') || 'There is no backup of this hub.' }
  })

export const remove = (place: string, backup: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await removeBackup(hub, place, backup)
    return { value, words: `Backup ${backup} was removed, and the sound of ${value.blobs} clips that no other backup there has.` }
  })

export async function restore({ data, from, backup, force }: CommonOptions & { from: string; backup?: string; force?: true }): Promise<Outcome> {
  const value = await restoreHub(data, { from, backup: backup ?? null, force: force === true })
  const { journal, missing, aside } = value
  const words = [
    `The hub in ${data} is as the backup ${value.backup} has it, in its epoch ${value.epoch}.`,
    `${journal.entries} decisions made since then came back from the journal${journal.waiting === 0 ? '' : `; ${journal.waiting} wait until a device tells again what they are about`}.`,
    ...(journal.missing === 0 ? [] : [`${journal.missing} entries are in no journal any more; what they decided is lost.`]),
    ...(missing.length === 0 ? [] : [`The sound of ${missing.length} clips is neither here nor in the backup: ${missing.join(', ')}`]),
    ...(aside === null ? [] : [`The database that was here before is kept as ${aside}, with what it had taken since.`]),
    'Safe: every workstation still has what this backup lacks of it, and sends it again when it syncs next.',
    'Start the hub with: serve. Then see with status what has come back.',
  ]
  return { value, words: words.join('\n'), exit: missing.length === 0 && journal.missing === 0 ? 0 : 1 }
}
