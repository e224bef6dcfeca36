import type { Command } from 'commander'
import * as devices from './devices.ts'
import * as leases from './leases.ts'
import * as recovery from './recovery.ts'
import { text, type Add, type Settle } from './usage.ts'

/** Forgotten passphrases, laptops that go out of use, and what they hold. */
export function addAccessCommands(program: Command, add: Add, settle: Settle): void {
  const recoveries = program.command('recovery').description('forgotten passphrases: the laptop shows a code, two people agree')
  add(recoveries, 'list', 'what was asked, and who agreed').action(settle(recovery.list))
  add(recoveries, 'approve <code>', 'agree to a recovery; two people of the safety or privacy role have to')
    .requiredOption('--by <person>', 'who agrees')
    .option('--totp <code>', 'the code that their authenticator app shows now')
    .action((code: string, options: Parameters<typeof recovery.approve>[1]) => settle(() => recovery.approve(code, options))(options))
  add(recoveries, 'release <code>', 'open the vault\'s key with the recovery key, for the laptop alone')
    .requiredOption('--key-file <file>', 'a file that holds the recovery key as "init" printed it, or - for standard input')
    .action((code: string, options: Parameters<typeof recovery.release>[1]) => settle(() => recovery.release(code, options))(options))

  const parent = program.command('devices').description('the laptops of this hub')
  add(parent, 'list', 'every device, who joined on it, and when it was last heard').action(settle(devices.list))
  add(parent, 'retire <id>', 'have a device destroy what it holds at its next contact')
    .requiredOption('--reason <text>', 'why; is kept', text(400))
    .option('--at-once', 'do not wait for work that lies unsent in vaults that are locked: for a laptop that was stolen')
    .action((id: string, options: Parameters<typeof devices.retire>[1]) => settle(() => devices.retire(id, options))(options))

  add(program.command('batches').description('clips that were given out together'), 'due <id>', 'say by when a batch has to be answered; without --by, that nobody waits for it')
    .option('--by <time>', 'a time with its zone, as in 2026-12-04T18:00+02:00')
    .action((id: string, options: Parameters<typeof leases.due>[1]) => settle(() => leases.due(id, options))(options))

  const held = program.command('leases').description('what laptops were given, and for how long')
  add(held, 'list', 'every lease that runs, or whose keys may still be on a laptop').action(settle(leases.list))
  add(held, 'end <id>', 'end a lease now; what was answered counts, what was not can be given to others')
    .requiredOption('--reason <text>', 'why; is kept', text(400))
    .action((id: string, options: Parameters<typeof leases.end>[1]) => settle(() => leases.end(id, options))(options))
}
