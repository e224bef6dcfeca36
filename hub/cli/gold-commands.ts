import type { Command } from 'commander'
import * as gold from './gold.ts'
import { text, whole, type Add, type Settle } from './usage.ts'

/** Clips whose answer is known, to measure by. */
export function addGoldCommands(program: Command, add: Add, settle: Settle): void {
  const parent = program.command('gold').description('recordings whose answer is known, given to reviewers without saying so; a reference alone makes none gold')
  add(parent, 'add', 'choose recordings that have a reference and that nobody was given')
    .option('--project <name>', 'from which project', 'default')
    .option('--locale <locale>', 'only recordings of this locale')
    .option('--count <n>', 'at most so many', whole(1, 5_000), 100)
    .option('--clip <id>', 'this one instead, also when somebody was given it')
    .action(settle(gold.add))
  add(parent, 'list', 'every recording that is or was gold, and how many people have answered it').action(settle(gold.list))
  add(parent, 'remove <clip>', 'take one out of the gold and out of everybody\'s figures')
    .requiredOption('--reason <text>', 'why; it is kept', text(400))
    .action((clip: string, options: Parameters<typeof gold.remove>[1]) => settle(() => gold.remove(clip, options))(options))
}
