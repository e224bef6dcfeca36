import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { findPerson } from '../access/people.ts'
import { HubFault } from '../fault.ts'
import { checkWebhook, contactsOf } from '../notices/contacts.ts'
import { trialMessage } from '../notices/message.ts'
import { createSend, NotSent } from '../notices/send.ts'
import { noSettings, readNotifySettings, writeNotifySettings, type MailServer, type NotifySettings } from '../notices/settings.ts'
import { isLoopback } from '../setup/address.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

const malformed = (what: string, advice: string): HubFault => new HubFault('notify_malformed', what, 'Nothing was changed.', advice)

type SetOptions = CommonOptions & {
  smtpHost?: string
  smtpPort?: number
  smtpSecurity?: MailServer['security']
  smtpUser?: string
  smtpPasswordFile?: string
  from?: string
  baseUrl?: string
  clear?: true
}

const usualPorts: Record<MailServer['security'], number> = { tls: 465, starttls: 587, none: 25 }

function mailServerFrom(options: SetOptions, before: MailServer | null): MailServer | null {
  const { smtpHost: host = before?.host, from = before?.from } = options
  if (host === undefined && from === undefined) return null
  if (host === undefined || from === undefined) throw malformed('A mail server takes --smtp-host and --from.', 'Give both.')
  const security = options.smtpSecurity ?? before?.security ?? (isLoopback(host) ? 'none' : 'tls')
  if (security === 'none' && !isLoopback(host)) {
    throw malformed('Mail to another machine is never sent unencrypted: it says when a report came in.', 'Leave --smtp-security out, or choose tls or starttls.')
  }
  const user = options.smtpUser ?? before?.user ?? null
  const password = options.smtpPasswordFile === undefined ? (before?.password ?? null) : readFileSync(options.smtpPasswordFile, 'utf8').trim()
  if ((user === null) !== (password === null)) throw malformed('A mail server takes a user and a password, or neither.', 'Give --smtp-user and --smtp-password-file.')
  return { host, port: options.smtpPort ?? before?.port ?? usualPorts[security], security, user, password, from }
}

function baseUrlFrom(text: string): string {
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '') throw malformed(`"${text}" is not an address to put before links.`, 'Give --base-url https://HOST, where a telephone finds this hub.')
  return checkWebhook(text).replace(/\/+$/, '')
}

const settingsWords = ({ smtp, baseUrl }: NotifySettings): string =>
  [
    `Mail   ${smtp === null ? 'none' : `${smtp.host}:${smtp.port} (${smtp.security}), from ${smtp.from}${smtp.user === null ? '' : `, as ${smtp.user}`}`}`,
    `Links  ${baseUrl ?? 'none: a message says where to look, and nothing can be acknowledged from a telephone'}`,
  ].join('\n')

/** What is told of the settings: everything but the password. */
const valueOf = ({ smtp, baseUrl }: NotifySettings): object => {
  if (smtp === null) return { smtp, baseUrl }
  const { password, ...shown } = smtp
  return { smtp: { ...shown, password: password !== null }, baseUrl }
}

export const set = (options: SetOptions): Promise<Outcome> =>
  withHub(options.data, async ({ folder }) => {
    const before = options.clear === true ? noSettings : readNotifySettings(folder)
    const settings = { smtp: mailServerFrom(options, before.smtp), baseUrl: options.baseUrl === undefined ? before.baseUrl : baseUrlFrom(options.baseUrl) }
    writeNotifySettings(folder, settings)
    return { value: valueOf(settings), words: settingsWords(settings) }
  })

/** Sends a trial to everything that somebody is reached by, and says what came of it. */
export const test = (code: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person } = await findPerson(hub.store, code)
    const contacts = await contactsOf(hub, person)
    if (contacts.length === 0) {
      throw new HubFault('notice_not_sent', `${code} is reached by no message.`, 'Nothing was sent.', `Say how, with: people contact ${code} --email ADDRESS`)
    }
    const send = createSend({ settings: () => readNotifySettings(hub.folder), now: hub.now })
    const tried = await Promise.all(contacts.map(async contact => {
      const failure = await send(contact, trialMessage, randomUUID()).then(() => null, (error: unknown) => (error instanceof NotSent ? error.why : 'fault'))
      return { channel: contact.channel, failure }
    }))
    const words = tried.map(({ channel, failure }) => `${channel.padEnd(8)} ${failure === null ? 'taken' : `NOT TAKEN: ${failure.replaceAll('_', ' ')}`}`)
    return { value: { tried }, words: words.join('\n'), exit: tried.some(({ failure }) => failure !== null) ? 1 : 0 }
  })
