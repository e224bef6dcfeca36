import type { Command } from 'commander'
import * as audit from './audit.ts'
import type { Add, Settle } from './usage.ts'

/** Whether what the hub holds is what happened, and who heard whom. */
export function addAuditCommands(program: Command, add: Add, settle: Settle): void {
  add(program, 'verify', 'verify every stream, case and recording; 1 when something does not hold').action(settle(audit.verify))
  add(program, 'who-heard', 'who heard a speaker, a source or a clip, where and when; that you asked is logged')
    .option('--speaker <id>', 'the pseudonym that the recordings were imported with')
    .option('--source <ref>', 'the source reference that a recording was imported with')
    .option('--clip <id>', 'one clip')
    .option('--reason <text>', 'why you ask; goes into the log')
    .option('--by <code>', 'for whom you ask; the operator where it is left out')
    .option('--log', 'who asked before')
    .action(settle(audit.heardBy))
}
