import { Option, type Command } from 'commander'
import { MailServer } from '../notices/settings.ts'
import * as notify from './notify.ts'
import * as rota from './rota.ts'
import { whole, type Add, type Settle } from './usage.ts'

/** Who is on call when something is reported, and how the hub tells them. */
export function addDutyCommands(program: Command, add: Add, settle: Settle): void {
  const duty = program.command('rota').description('who is on call when something is reported')
  add(duty, 'set <code>', 'put somebody on call')
    .requiredOption('--from <time>', 'with its zone: 2026-11-25T08:00+02:00')
    .requiredOption('--to <time>', 'with its zone')
    .option('--place <n>', 'who is turned to first: 1 before 2', whole(1, 9), 1)
    .action((code: string, options: Parameters<typeof rota.set>[1]) => settle(() => rota.set(code, options))(options))
  add(duty, 'list', 'who is on call from now on, and which hours are thin')
    .option('--days <n>', 'how far ahead', whole(1, 366), 14)
    .action(settle(rota.list))
  add(duty, 'clear [code]', 'take somebody, or everybody, off call from now on')
    .action((code: string | undefined, options: Parameters<typeof rota.clear>[1]) => settle(() => rota.clear(code, options))(options))

  const messages = program.command('notify').description('how messages about reports are sent')
  add(messages, 'set', 'set what is named and leave the rest; without an option, how it stands')
    .option('--smtp-host <host>', 'the mail server')
    .option('--smtp-port <port>', '465 with tls, 587 with starttls by default', whole(1, 65_535))
    .addOption(new Option('--smtp-security <kind>', 'none to this machine alone').choices(MailServer.shape.security.options))
    .option('--smtp-user <name>', 'who signs in to it')
    .option('--smtp-password-file <file>', 'a file that holds the password')
    .option('--from <address>', 'what messages come from')
    .option('--base-url <url>', 'where a telephone finds this hub, for the links that acknowledge')
    .option('--clear', 'forget what was set before')
    .action(settle(notify.set))
  add(messages, 'test <code>', 'send somebody a trial')
    .action((code: string, options: Parameters<typeof notify.test>[1]) => settle(() => notify.test(code, options))(options))
}
