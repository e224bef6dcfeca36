import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HubFault } from '../../../hub/fault.ts'
import { checkEmail, checkWebhook } from '../../../hub/notices/contacts.ts'
import { inWords, messageOf, trialMessage } from '../../../hub/notices/message.ts'
import { createSend } from '../../../hub/notices/send.ts'
import { noSettings, type MailServer, type NotifySettings } from '../../../hub/notices/settings.ts'
import { mailServer, webhookServer } from '../support/receivers.ts'

const now = Date.UTC(2026, 10, 23, 8)
const sendWith = (settings: NotifySettings = noSettings) => createSend({ settings: () => settings, now: () => now })
const smtp = (port: number, changes: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1', port, security: 'none', user: null, password: null, from: 'hub@earshot.example', ...changes,
})
const secret = Buffer.alloc(32, 7)
const mailbox = { channel: 'email', address: 'ana@people.example', secret: null } as const
const message = messageOf({ reason: 'received', withinMs: 300_000, link: 'https://hub.example/acknowledge/abc' })

describe('a message', () => {
  it('says how long there is, rounded down, and where to acknowledge', () => {
    expect(message.subject).toBe('Earshot: A report needs a look within 5 minutes')
    expect(message.text).toContain('https://hub.example/acknowledge/abc')
    expect([59_000, 300_000, 359_999, 89 * 60_000, 4 * 3_600_000, 3_600_000 * 24].map(inWords)).toEqual(['1 minute', '5 minutes', '5 minutes', '89 minutes', '4 hours', '24 hours'])
  })

  it('says nothing of a link where there is nothing to acknowledge', () => {
    expect(messageOf({ reason: 'second_person', withinMs: null, link: null })).toMatchObject({ subject: 'Earshot: Something waits for a second person', link: null })
  })
})

describe('mail', () => {
  it('is handed to the mail server as plain text, once', async () => {
    const server = await mailServer()
    await sendWith({ smtp: smtp(server.port), baseUrl: null })(mailbox, message, 'n-1')
    expect(server.taken).toHaveLength(1)
    expect(server.taken[0]).toMatchObject({ from: 'hub@earshot.example', to: ['ana@people.example'] })
    expect(server.taken[0]?.raw).toMatch(/^Subject: Earshot: A report needs a look within 5 minutes\r$/m)
    expect(server.taken[0]?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(server.taken[0]?.raw).toContain('https://hub.example/acknowledge/abc')
  })

  it('signs in where the server asks for it', async () => {
    const seen: string[] = []
    const server = await mailServer({
      authOptional: false, allowInsecureAuth: true,
      onAuth: ({ username = '', password = '' }, _, done) => {
        seen.push(`${username}:${password}`)
        done(null, { user: username })
      },
    })
    await sendWith({ smtp: smtp(server.port, { user: 'hub', password: 'p4ss' }), baseUrl: null })(mailbox, message, 'n-2')
    expect(seen).toEqual(['hub:p4ss'])
    expect(server.taken).toHaveLength(1)
  })

  it('says that it was not taken, and not what the server said', async () => {
    const server = await mailServer()
    server.state.refusing = true
    const failure: unknown = await sendWith({ smtp: smtp(server.port), baseUrl: null })(mailbox, message, 'n-3').catch((error: unknown) => error)
    expect(failure).toMatchObject({ why: 'refused', message: 'refused' })
    await expect(sendWith({ smtp: smtp(1), baseUrl: null })(mailbox, message, 'n-4')).rejects.toMatchObject({ why: 'no_answer' })
    await expect(sendWith()(mailbox, message, 'n-5')).rejects.toMatchObject({ why: 'no_mail_server' })
  })

  it('is not said in the clear where encryption is asked for and the server has none', async () => {
    const server = await mailServer()
    await expect(sendWith({ smtp: smtp(server.port, { security: 'starttls' }), baseUrl: null })(mailbox, message, 'n-6')).rejects.toThrow()
    expect(server.taken).toEqual([])
  })
})

describe('a webhook', () => {
  it('is posted JSON, signed with its own secret and the time', async () => {
    const server = await webhookServer()
    await sendWith()({ channel: 'webhook', address: server.url, secret }, message, 'n-1')
    const [posted] = server.taken
    expect(JSON.parse(posted?.body ?? '')).toEqual({ type: 'earshot.notice/v1', id: 'n-1', text: message.text, link: message.link })
    const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(posted?.headers['earshot-signature'])) ?? []
    expect(Number(seconds)).toBe(now / 1_000)
    expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${posted?.body}`).digest('hex'))
  })

  it('that answers with anything but yes has not taken it, and no redirect is followed', async () => {
    const server = await webhookServer()
    const elsewhere = await webhookServer()
    server.state.status = 500
    await expect(sendWith()({ channel: 'webhook', address: server.url, secret }, trialMessage, 'n')).rejects.toMatchObject({ why: 'refused' })
    server.state.status = 307
    server.state.location = elsewhere.url
    await expect(sendWith()({ channel: 'webhook', address: server.url, secret }, trialMessage, 'n')).rejects.toMatchObject({ why: 'refused' })
    expect(elsewhere.taken).toEqual([])
  })

  it('is reached by TLS or on this machine, and mail by one plain address', () => {
    for (const fine of ['https://chat.example/hook?team=1', 'http://127.0.0.1:9000/', 'http://localhost/x', 'http://[::1]:80/']) expect(checkWebhook(fine)).toBe(new URL(fine).href)
    for (const bad of ['http://chat.example/', 'http://127.0.0.1.example/', 'http://2130706433.example/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'https://user:pass@chat.example/', 'chat.example', '']) {
      expect(() => checkWebhook(bad), bad).toThrow(HubFault)
    }
    expect(checkEmail('ana.b+call@people.example')).toBe('ana.b+call@people.example')
    for (const bad of ['ana', 'ana@', 'a@b\r\nBcc: c@d', 'Ana <a@b.example>', 'a@b,c@d', 'a@b.example, c@d.example', '"a b"@c']) expect(() => checkEmail(bad), bad).toThrow(HubFault)
  })
})
