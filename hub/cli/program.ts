import { Command, CommanderError, Option } from 'commander'
import { defaultHost, defaultPort } from '../setup/address.ts'
import { carryOut, withCommonOptions, type CommonOptions, type ExitCode, type Terminal } from './console.ts'
import * as commands from './commands.ts'
import { addAccessCommands } from './access-commands.ts'
import { addAuditCommands } from './audit-commands.ts'
import { addBackupCommands } from './backup-commands.ts'
import { addDutyCommands } from './duty-commands.ts'
import { addGoldCommands } from './gold-commands.ts'
import { figures } from './escalations.ts'
import * as evidence from './evidence.ts'
import { exportTo } from './export.ts'
import { importFrom } from './import.ts'
import { setPolicy, showPolicy } from './policy.ts'
import * as projects from './projects.ts'
import { addPeopleCommands } from './people-commands.ts'
import { addRecallCommands } from './recall-commands.ts'
import { addRetentionCommands } from './retention.ts'
import { rescue } from './rescue.ts'
import { serve } from './serve.ts'
import { simulateHistory } from './simulate.ts'
import { text, whole, type Add, type Settle } from './usage.ts'

const address = (): Option => new Option('--address <host:port>', 'where workstations find this hub; goes into invitations')

/** The command line; every command ends by setting the exit code. */
function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('earshot-hub').description('The server side of Earshot: assigns clips to reviewers and collects what they answer.')
  const settle: Settle = work => async options => finish(await carryOut(terminal, options.json === true, () => work(options)))
  const add: Add = (parent, usage, description) => withCommonOptions(parent.command(usage).description(description))

  add(program, 'init', 'make a hub in a new folder, and print its recovery key once')
    .option('--sample', 'a hub of invented people and clips, which no packaged workstation accepts')
    .addOption(address())
    .action(settle(commands.init))
  add(program, 'serve', 'answer workstations until interrupted')
    .option('--host <host>', 'address to listen on; anything but loopback is served with TLS', defaultHost)
    .option('--port <port>', 'port to listen on; 0 takes a free one', whole(0, 65_535), defaultPort)
    .option('--log <level>', 'trace, debug, info, warn, error or silent', 'info')
    .action(async (options: Parameters<typeof serve>[1]) => finish(await serve(terminal, options)))
  add(program, 'import <folder>', 'import recordings: WAV, FLAC, Ogg/Opus, MP3')
    .option('--manifest <file>', 'CSV or JSONL with file, locale, hypothesis and more; clips.csv or clips.jsonl in the folder by default')
    .option('--project <name>', 'where the clips go', 'default')
    .option('--due <time>', 'by when they have to be answered, with its zone; batches made of them take it over')
    .option('--drop-unknown', 'leave columns out that are not on the list, instead of refusing the import')
    .action((folder: string, options: Parameters<typeof importFrom>[2]) => settle(() => importFrom(terminal, folder, options))(options))

  const project = program.command('project').description('why recordings are listened to, and what is asked about them')
  const withTerms = (command: Command, purpose: Option, legalBasis: Option): Command =>
    command
      .addOption(purpose.argParser(text(400)))
      .addOption(legalBasis.argParser(text(400)))
      .option('--retain-days <n>', 'days for which a batch is kept', whole(1, 3_650))
      .option('--task <file>', 'task specification (JSON): which questions are asked, with which answers')
      .option('--guidelines <file>', 'guidelines for reviewers (Markdown)')
      .option('--catalogue <file>', 'entity catalogue (JSON): names to choose from')
  const purpose = (): Option => new Option('--purpose <text>', 'what the recordings are listened to for')
  const legalBasis = (): Option => new Option('--legal-basis <text>', 'what allows it')
  withTerms(add(project, 'add <name>', 'make a project'), purpose().makeOptionMandatory(), legalBasis().makeOptionMandatory())
    .action((name: string, options: Parameters<typeof projects.addOne>[1]) => settle(() => projects.addOne(name, options))(options))
  withTerms(add(project, 'set <name>', 'change a project for batches to come'), purpose(), legalBasis())
    .action((name: string, options: Parameters<typeof projects.setOne>[1]) => settle(() => projects.setOne(name, options))(options))
  add(project, 'list', 'every project').action(settle(projects.showAll))
  add(project, 'show <name>', 'a project, and what in it does not fit together')
    .action((name: string, options: CommonOptions) => settle(() => projects.showOne(name, options))(options))

  addPeopleCommands(program, add, settle, address)
  addDutyCommands(program, add, settle)
  addAuditCommands(program, add, settle)
  addAccessCommands(program, add, settle)

  add(program, 'enrol', 'invite a device').addOption(address()).action(settle(commands.enrol))
  add(program, 'assign', 'make a batch of clips that nobody was given yet')
    .requiredOption('--person <code>', 'a reviewer')
    .option('--project <name>', 'from which project', 'default')
    .option('--locale <locale>', 'only clips of this locale')
    .option('--count <n>', 'at most so many clips', whole(1, 5_000), 1_000)
    .option('--name <text>', 'what the reviewer sees')
    .option('--starts <time>', 'not before this time, with its zone, as in 2026-11-25T08:00+02:00; it can be downloaded at once')
    .option('--due <time>', 'by when it has to be answered; without it, the earliest date of its clips')
    .option('--hours <h>', 'longest lease in hours, within what policy allows', whole(1, 72))
    .action(settle(commands.assign))
  add(program, 'export', 'all annotations, one JSON object a line')
    .addOption(new Option('--format <format>').choices(['jsonl']).default('jsonl'))
    .option('--out <file>', 'a new file instead of standard output')
    .action(async (options: Parameters<typeof exportTo>[1]) => finish(await exportTo(terminal, options)))
  addRecallCommands(program, add, settle)
  addGoldCommands(program, add, settle)
  addRetentionCommands(program, add, settle)
  const policy = program.command('policy').description('what the organisation has decided: help contacts, limits, clocks')
  add(policy, 'show', 'the policy as it stands').action(settle(showPolicy))
  add(policy, 'set <file>', 'change what a JSON file names; workstations follow when they sign in next')
    .action((file: string, options: CommonOptions) => settle(() => setPolicy(file, options))(options))
  const escalations = program.command('escalations').description('reports of harm, in numbers')
  add(escalations, 'figures', 'times to acknowledge and decide, missed clocks and outcomes; never by who reported')
    .option('--from <day>', 'first day (UTC), as in 2026-11-25; 30 days back by default')
    .option('--to <day>', 'last day (UTC); today by default')
    .action(settle(figures))
  program.command('evidence').description('what was exported of a case')
    .command('verify <file>').description('whether a bundle of evidence is as it left the hub; needs no hub')
    .option('--key <fingerprint>', 'fingerprint of the key that has to have signed it, as "init" and "status" show it')
    .option('--json', 'one JSON object on standard output')
    .action(async (file: string, options: { key?: string; json?: true }) => finish(await carryOut(terminal, options.json === true, () => evidence.verify(file, options))))
  add(program, 'rescue <file>', 'take over what a workstation saved out of a vault that opens no more')
    .action((file: string, options: CommonOptions) => settle(() => rescue(file, options))(options))
  addBackupCommands(program, add, settle)
  add(program, 'simulate', 'fill a sample hub with invented people and their shifts; refused on any other')
    .option('--people <n>', 'how many reviewers', whole(1, 500), 30)
    .option('--days <n>', 'how many days back', whole(1, 400), 30)
    .option('--clips <n>', 'at most so many clips a shift', whole(1, 1_000), 400)
    .option('--seed <n>', 'the same seed gives the same shifts', whole(0, 4_294_967_295), 1)
    .action(settle(simulateHistory))
  add(program, 'status', 'how the hub stands').action(settle(commands.status))
  return program
}

/** Has every command throw instead of ending the process, and speak through the terminal it was given. */
function contain(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined })
  for (const child of command.commands) contain(child, terminal)
}

const isHelp = (error: unknown): boolean =>
  error instanceof CommanderError && (error.code === 'commander.helpDisplayed' || error.code === 'commander.help')

/** Runs one command line; answers the exit code. */
export async function run(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = 0
  const program = createProgram(terminal, code => {
    exit = code
  })
  contain(program, terminal)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exit
  } catch (error) {
    if (isHelp(error)) return 0
    return carryOut(terminal, args.includes('--json'), () => Promise.reject(error))
  }
}
