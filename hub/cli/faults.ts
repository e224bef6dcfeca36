import { CommanderError } from 'commander'
import { codeOf, HubFault } from '../fault.ts'

const where = (error: Error): string => error.stack?.split('\n').find(line => line.includes('/hub/'))?.trim() ?? 'at an unknown place'

/** Errors that Node and SQLite throw, in words for an operator; by the beginning of their code. */
const known: readonly [string, () => HubFault][] = [
  ['SQLITE_BUSY', () => new HubFault('hub_busy', 'The hub\'s database is locked by another process.', 'Nothing was changed.', 'Wait until that process is done (a large import, a backup), then try again.')],
  ['SQLITE_FULL', () => diskFull()],
  ['ENOSPC', () => diskFull()],
  ['EDQUOT', () => diskFull()],
  ['EACCES', () => notPermitted()],
  ['EPERM', () => notPermitted()],
  ['EROFS', () => notPermitted()],
  ['SQLITE_READONLY', () => notPermitted()],
  ['ENOENT', () => noSuchPath()],
  ['ENOTDIR', () => noSuchPath()],
  ['EISDIR', () => noSuchPath()],
]

const diskFull = (): HubFault =>
  new HubFault('disk_full', 'The disk is full.', 'What was finished before is safe; nothing is half done.', 'Make room and run the same command again.')

const notPermitted = (): HubFault =>
  new HubFault('not_permitted', 'This account may not read or write there.', 'Nothing was changed.', 'Run the command as the account that made the hub, or name another folder with --data.')

const noSuchPath = (): HubFault =>
  new HubFault('path_missing', 'A folder on the way to that file or folder does not exist.', 'Nothing was changed.', 'Check the path, or make the folder first.')

/** What to tell the operator about whatever was thrown. */
export function faultOf(error: unknown): HubFault {
  if (error instanceof HubFault) return error
  if (error instanceof CommanderError) return new HubFault('usage', error.message.replace(/^error: /, ''), 'Nothing was changed.', 'See what there is with --help.')
  if (error instanceof Error && error.name === 'AbortError') {
    return new HubFault('interrupted', 'Interrupted.', 'What was finished before is safe.', 'Run the same command again: it goes on where it ended.')
  }
  const fault = known.find(([prefix]) => codeOf(error).startsWith(prefix))?.[1]
  if (fault !== undefined) return fault()
  // The message of an unforeseen error may quote what was being read, so only its kind and place are told.
  const kind = error instanceof Error ? `${error.name} ${codeOf(error)} ${where(error)}` : typeof error
  return new HubFault('internal', `A fault in Earshot itself: ${kind}`, 'Every step of the hub is whole or not done at all.', 'Please report this line.')
}
