import { createTransport } from 'nodemailer'
import { request } from 'undici'
import type { Contact } from './contacts.ts'
import { checkWebhook } from './contacts.ts'
import { webhookSignature, type Message } from './message.ts'
import type { MailServer, NotifySettings } from './settings.ts'

/** Sends one message to one contact; rejects where it was not taken. `id` tells a receiver what it has seen before. */
export type Send = (contact: Contact, message: Message, id: string) => Promise<void>

/** Whoever answers slower has not taken it, in milliseconds. */
const patienceMs = 10_000
const longestAnswerBytes = 16_384

/** Why a message did not go, without a word of what the other side said: that may quote addresses. */
export class NotSent extends Error {
  readonly why: 'no_mail_server' | 'refused' | 'no_answer'

  constructor(why: NotSent['why']) {
    super(why)
    this.why = why
  }
}

async function sendMail({ host, port, security, user, password, from }: MailServer, to: string, { subject, text }: Message, id: string): Promise<void> {
  const transport = createTransport({
    host, port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs,
    disableFileAccess: true, disableUrlAccess: true, logger: false,
  })
  try {
    await transport.sendMail({
      from, to, subject, text,
      messageId: `<${id}@earshot.invalid>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Priority': '1' },
    })
  } catch (error) {
    throw new NotSent(error instanceof Error && 'responseCode' in error ? 'refused' : 'no_answer')
  } finally {
    transport.close()
  }
}

async function post({ address, secret }: Contact, message: Message, id: string, now: number): Promise<void> {
  const body = JSON.stringify({ type: 'earshot.notice/v1', id, text: message.text, link: message.link })
  // Looked at again: an address from a database that somebody else wrote must not reach into this network either.
  const url = checkWebhook(address)
  // undici follows no redirect unless told to.
  const answer = await request(url, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', 'earshot-signature': webhookSignature(secret ?? new Uint8Array(), body, now) },
    headersTimeout: patienceMs, bodyTimeout: patienceMs, signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {
    throw new NotSent('no_answer')
  })
  await answer.body.dump({ limit: longestAnswerBytes }).catch(() => undefined)
  if (answer.statusCode < 200 || answer.statusCode > 299) throw new NotSent('refused')
}

/** Messages by mail and webhook; settings are read anew for each, so that a running hub follows a change. */
export const createSend = ({ settings, now }: { settings(): NotifySettings; now(): number }): Send =>
  async (contact, message, id) => {
    if (contact.channel === 'webhook') return post(contact, message, id, now())
    const { smtp } = settings()
    if (smtp === null) throw new NotSent('no_mail_server')
    await sendMail(smtp, contact.address, message, id)
  }
