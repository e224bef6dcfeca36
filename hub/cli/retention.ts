import type { Command } from 'commander'
import { readRetention } from '../retention/read.ts'
import { runRetention } from '../retention/run.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import type { Add, Settle } from './usage.ts'

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

type Standing = Awaited<ReturnType<typeof readRetention>>

const lastWords = ({ last }: Standing): string => {
  if (last === null) return 'There was no pass yet.'
  if (last.endedAt === null) return `The last pass, of ${instant(last.begunAt)}, is under way or was cut off; the next one goes on where it stood.`
  return `The last pass, of ${instant(last.begunAt)}, deleted the detail of ${last.shifts} shifts, kept ${last.days} days as a whole, and took back ${last.clips} recordings.`
}

const backupWords = ({ backups }: Standing): string[] =>
  backups.length === 0 ? [] : [`These backups still hold what was deleted here, until they are removed (backup remove DIR ID): ${backups.join(', ')}`]

const show = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await readRetention(hub)
    const words = [
      `Single shifts are kept for ${value.retentionDays} days: those of ${value.keptSince} and later.`,
      `Due now: ${value.due.shifts} shifts and ${value.due.clips} recordings; a hub that serves sees to it ${value.nextAt <= hub.now() ? 'at once' : `after ${instant(value.nextAt)}`}.`,
      lastWords(value),
      ...backupWords(value),
    ]
    return { value, words: words.join('\n') }
  })

const run = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const done = await runRetention(hub)
    const standing = await readRetention(hub)
    const words = [`The detail of ${done.shifts} shifts is deleted, ${done.days} days are kept as a whole, ${done.clips} recordings are taken back.`, ...backupWords(standing)]
    return { value: { ...done, backups: standing.backups }, words: words.join('\n') }
  })

/** What is kept no longer. */
export function addRetentionCommands(program: Command, add: Add, settle: Settle): void {
  const parent = program.command('retention').description('how long single shifts and recordings are kept')
  add(parent, 'show', 'what is kept since when, what is due, and which backups still hold it').action(settle(show))
  add(parent, 'run', 'delete what is due now; a hub that serves does so once a day').action(settle(run))
}
