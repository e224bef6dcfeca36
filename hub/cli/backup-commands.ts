import type { Command } from 'commander'
import * as backup from './backup.ts'
import { withCommonOptions, type CommonOptions } from './console.ts'
import * as streams from './streams.ts'
import type { Add, Settle } from './usage.ts'

/** Copies of the hub, a hub out of a copy, and what became of streams meanwhile. */
export function addBackupCommands(program: Command, add: Add, settle: Settle): void {
  const parent = program.command('backup').description('copies of the hub: its database and its clips, never its keys')
  withCommonOptions(parent.command('make', { isDefault: true }).description('copy the hub while it works: its database, and the clips that are not there yet'))
    .requiredOption('--to <dir>', 'a folder for backups; several lie side by side in one')
    .action(settle(backup.make))
  add(parent, 'verify <dir>', 'whether a backup is whole; from then on devices may let go of what it has')
    .option('--backup <id>', 'which; the newest in the folder by default')
    .action((place: string, options: Parameters<typeof backup.verify>[1]) => settle(() => backup.verify(place, options))(options))
  add(parent, 'list', 'every backup that was made, and which were verified').action(settle(backup.list))
  add(parent, 'remove <dir> <id>', 'remove a backup, and the clips that no other one there has')
    .action((place: string, id: string, options: CommonOptions) => settle(() => backup.remove(place, id, options))(options))
  add(program, 'restore', 'put a backup in the place of the hub, in a new epoch')
    .requiredOption('--from <dir>', 'a folder of backups')
    .option('--backup <id>', 'which; the newest in the folder by default')
    .option('--force', 'also over a hub that works, or from a backup older than a verified one')
    .action(settle(backup.restore))
  const stream = program.command('streams').description('what workstations tell of')
  add(stream, 'accept-fork <stream>', 'let a workstation whose history differs from the hub\'s go on in a new stream, once you know why it does')
    .action((id: string, options: CommonOptions) => settle(() => streams.acceptFork(id, options))(options))
}
