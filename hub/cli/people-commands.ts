import { Option, type Command } from 'commander'
import { Role } from '../../shared/domain/values.ts'
import * as people from './people.ts'
import type { Add, Settle } from './usage.ts'

/** Who works with the hub, what they prove themselves by, and how they are reached. */
export function addPeopleCommands(program: Command, add: Add, settle: Settle, address: () => Option): void {
  const parent = program.command('people').description('who works with this hub')
  add(parent, 'add <code>', 'add somebody by a code that says nothing about them, and invite them')
    .addOption(new Option('--role <role>').choices(Role.options).makeOptionMandatory())
    .option('--site <name>', 'where they work, to compare sites by')
    .addOption(address())
    .action((code: string, options: Parameters<typeof people.add>[1]) => settle(() => people.add(code, options))(options))
  add(parent, 'invite <code>', 'invite somebody for another device, or again')
    .addOption(address())
    .action((code: string, options: Parameters<typeof people.inviteAgain>[1]) => settle(() => people.inviteAgain(code, options))(options))
  add(parent, 'site <code>', 'where somebody works; without a name, nowhere that is known')
    .option('--name <name>', 'the site')
    .action((code: string, options: Parameters<typeof people.site>[1]) => settle(() => people.site(code, options))(options))
  add(parent, 'list', 'everybody and their role').action(settle(people.list))
  add(parent, 'totp <code>', 'give somebody a new second factor for their authenticator app, and print it once')
    .option('--secret <base32>', 'a secret that is known already; for sample hubs alone')
    .action((code: string, options: Parameters<typeof people.totp>[1]) => settle(() => people.totp(code, options))(options))
  add(parent, 'pin <code>', 'give somebody a new PIN for the links in messages, and print it once')
    .action((code: string, options: Parameters<typeof people.pin>[1]) => settle(() => people.pin(code, options))(options))
  add(parent, 'deputy <code>', 'let somebody be the second person on cases who is no safety or privacy role')
    .option('--remove', 'not any longer')
    .action((code: string, options: Parameters<typeof people.deputy>[1]) => settle(() => people.deputy(code, options))(options))
  add(parent, 'contact <code>', 'how somebody is reached by messages; without an option, how it stands')
    .option('--email <address>', 'a mail address')
    .option('--webhook <url>', 'where messages are posted, signed: https, or http to this machine')
    .option('--clear', 'forget what was set before')
    .action((code: string, options: Parameters<typeof people.contact>[1]) => settle(() => people.contact(code, options))(options))
}
