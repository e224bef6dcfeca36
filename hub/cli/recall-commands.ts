import { InvalidArgumentError, type Command } from 'commander'
import { RecallKind } from '../../shared/domain/recall.ts'
import * as recall from './recall.ts'
import { whole, type Add, type Settle } from './usage.ts'

const number = whole(1, Number.MAX_SAFE_INTEGER)

const longest = 400
const reason = (text: string): string => {
  if (text.trim() !== '' && text.length <= longest) return text
  throw new InvalidArgumentError(`It has to be a text of 1 to ${longest} characters.`)
}

const what: Record<RecallKind, string> = {
  clip: 'one recording, by its id',
  speaker: 'every recording of a speaker, by the pseudonym that the import had',
  source: 'the recordings with a source reference, as the import had it',
  batch: 'every recording of a batch, by its id',
}

/** Taking recordings back, and who has yet to say that nothing is left. */
export function addRecallCommands(program: Command, add: Add, settle: Settle): void {
  const parent = program.command('recall').description('take recordings back, wherever they are')
  const noticed = (command: Command): Command => command.option('--notices <dir>', 'write an erasure notice for each recipient into this folder')
  for (const kind of RecallKind.options) {
    noticed(add(parent, `${kind} <value>`, what[kind]))
      .requiredOption('--reason <text>', 'why; it is kept, and told to nobody outside', reason)
      .action((value: string, options: Parameters<typeof recall.issue>[2]) => settle(() => recall.issue(kind, value, options))(options))
  }
  add(parent, 'list', 'every recall, and how it stands').action(settle(recall.list))
  noticed(add(parent, 'show <number>', 'one recall: who has yet to report, who has yet to confirm'))
    .action((given: string, options: Parameters<typeof recall.show>[1]) => settle(() => recall.show(number(given), options))(options))
  add(parent, 'confirm <number>', 'take down that a recipient has erased what was recalled')
    .option('--export <id>', 'the export')
    .option('--backup <id>', 'the backup')
    .action((given: string, options: Parameters<typeof recall.confirm>[1]) => settle(() => recall.confirm(number(given), options))(options))
}
