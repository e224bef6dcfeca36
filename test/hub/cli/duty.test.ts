import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeAt } from '../../support/factor.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'
import { mailServer, webhookServer } from '../support/receivers.ts'

const hour = 3_600_000

async function madeHub(...init: string[]) {
  const data = join(temporaryFolder(), 'hub')
  await askCommand('init', '--data', data, ...init)
  const ask = async (...args: string[]) => (await askCommand(...args, '--data', data)).value
  const refusal = async (...args: string[]) => {
    const { exit, value } = await askCommand(...args, '--data', data)
    expect(exit).toBe(2)
    return (value as { error: { code: string } }).error.code
  }
  return { data, ask, refusal, say: (...args: string[]) => runCommand(...args, '--data', data) }
}

const iso = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

describe('people', () => {
  it('of roles that need one get a second factor, printed once, and another with people totp', async () => {
    const { ask, say } = await madeHub()
    expect(await ask('people', 'add', 'r-1', '--role', 'reviewer')).not.toHaveProperty('factor')
    const { factor } = await ask('people', 'add', 'l-1', '--role', 'safety')
    expect(codeAt(String(factor), 0)).toMatch(/^\d{6}$/)
    const { factor: next } = await ask('people', 'totp', 'l-1')
    expect(next).not.toBe(factor)
    expect((await say('people', 'add', 'p-1', '--role', 'privacy')).out).toContain('otpauth://totp/Earshot:p-1?')
  })

  it('take a known secret in a sample hub alone', async () => {
    const real = await madeHub()
    await real.ask('people', 'add', 'l-1', '--role', 'safety')
    expect(await real.refusal('people', 'totp', 'l-1', '--secret', 'EARSHOTEARSHOTEARSHOTEARSHOT2345')).toBe('not_sample')
    const sample = await madeHub('--sample')
    await sample.ask('people', 'add', 'l-1', '--role', 'safety')
    expect((await sample.ask('people', 'totp', 'l-1', '--secret', 'EARSHOTEARSHOTEARSHOTEARSHOT2345'))['factor']).toContain('secret=EARSHOTEARSHOTEARSHOTEARSHOT2345&')
  })

  it('get a PIN, contacts, and may be named deputies', async () => {
    const { ask, refusal, say } = await madeHub()
    await ask('people', 'add', 'l-1', '--role', 'safety')
    await ask('people', 'add', 's-1', '--role', 'supervisor')
    expect((await ask('people', 'pin', 'l-1'))['pin']).toMatch(/^\d{6}$/)
    const hook = 'https://chat.example/hook'
    const set = await ask('people', 'contact', 'l-1', '--email', 'ana@people.example', '--webhook', hook)
    expect(set).toMatchObject({ contacts: [{ channel: 'email', address: 'ana@people.example' }, { channel: 'webhook', address: hook }], webhookSecret: expect.stringMatching(/^[\w-]{43}$/) })
    expect(await ask('people', 'contact', 'l-1')).not.toHaveProperty('webhookSecret')
    expect(await refusal('people', 'contact', 'l-1', '--email', 'bo@people.example', '--webhook', 'http://chat.example/')).toBe('contact_malformed')
    expect((await say('people', 'contact', 'l-1')).out).toContain('ana@people.example')
    expect((await ask('people', 'contact', 'l-1', '--clear'))['contacts']).toEqual([])
    expect(await ask('people', 'deputy', 's-1')).toMatchObject({ deputy: true, factor: expect.stringContaining('otpauth://') })
    expect(await ask('people', 'deputy', 's-1')).not.toHaveProperty('factor')
    expect(await ask('people', 'deputy', 's-1', '--remove')).toMatchObject({ deputy: false })
    expect(await refusal('people', 'pin', 'nobody')).toBe('person_unknown')
  })
})

describe('rota', () => {
  it('puts people on call, lists them with the thin hours, and takes them off again', async () => {
    const { ask, refusal, say } = await madeHub()
    for (const code of ['l-1', 'l-2']) await ask('people', 'add', code, '--role', 'safety')
    await ask('people', 'add', 'r-1', '--role', 'reviewer')
    const now = Math.floor(Date.now() / 60_000) * 60_000
    const times = ['--from', iso(now - hour), '--to', iso(now + 200 * hour)]
    await ask('rota', 'set', 'l-1', ...times)
    await ask('rota', 'set', 'l-2', ...times, '--place', '2')
    expect(await ask('rota', 'list')).toMatchObject({ spans: [{ person: { code: 'l-1' }, from: now - hour, place: 1 }, { person: { code: 'l-2' }, place: 2 }], gaps: [] })
    expect(await ask('rota', 'clear', 'l-2')).toEqual({ withdrawn: 1 })
    expect(await ask('rota', 'list')).toMatchObject({ spans: [{ person: { code: 'l-1' } }], gaps: [{ people: 1 }] })
    expect((await say('status')).out).toMatch(/LOOK AT THIS from .* UTC one person alone is on call/)
    for (const bad of [['--from', 'today', '--to', iso(now)], ['--from', '2026-11-25T08:00', '--to', iso(now)], ['--from', iso(now + hour), '--to', iso(now + hour)], ['--from', iso(now - 2 * hour), '--to', iso(now - hour)], ['--from', iso(now), '--to', iso(now + 800 * hour)]]) {
      expect(await refusal('rota', 'set', 'l-1', ...bad), bad.join(' ')).toBe('span_malformed')
    }
    expect(await refusal('rota', 'set', 'r-1', ...times)).toBe('span_malformed')
    expect(await ask('rota', 'clear')).toEqual({ withdrawn: 1 })
    expect((await say('rota', 'list')).out).toContain('Nobody is on call')
  })
})

describe('notify', () => {
  it('keeps its settings beside the keys, for this account alone, and never shows the password', async () => {
    const { data, ask, say, refusal } = await madeHub()
    const password = join(temporaryFolder(), 'password')
    writeFileSync(password, 'hush-hush\n')
    const set = await ask('notify', 'set', '--smtp-host', 'mail.example', '--smtp-user', 'hub', '--smtp-password-file', password, '--from', 'hub@earshot.example', '--base-url', 'https://hub.example/')
    expect(set).toEqual({ smtp: { host: 'mail.example', port: 465, security: 'tls', user: 'hub', password: true, from: 'hub@earshot.example' }, baseUrl: 'https://hub.example' })
    const path = join(data, 'keys/notify.json')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ smtp: { password: 'hush-hush' } })
    expect((await say('notify', 'set', '--smtp-port', '587', '--smtp-security', 'starttls')).out).not.toContain('hush')
    expect(await ask('notify', 'set')).toMatchObject({ smtp: { port: 587, security: 'starttls', user: 'hub', password: true }, baseUrl: 'https://hub.example' })
    expect(await refusal('notify', 'set', '--smtp-security', 'none')).toBe('notify_malformed')
    expect(await refusal('notify', 'set', '--base-url', 'http://hub.example')).toBe('contact_malformed')
    expect(await refusal('notify', 'set', '--clear', '--smtp-host', 'mail.example')).toBe('notify_malformed')
    chmodSync(path, 0o644)
    expect(await refusal('notify', 'set')).toBe('keys_exposed')
    expect((await say('status')).out).toContain('keys/notify.json cannot be read')
    expect(await ask('notify', 'set', '--clear')).toEqual({ smtp: null, baseUrl: null })
  })

  it('sends a trial to everything that somebody is reached by, and says what came of it', async () => {
    const { data, ask, refusal } = await madeHub()
    const mail = await mailServer()
    const hook = await webhookServer()
    await ask('people', 'add', 'l-1', '--role', 'safety')
    expect(await refusal('notify', 'test', 'l-1')).toBe('notice_not_sent')
    await ask('people', 'contact', 'l-1', '--email', 'ana@people.example', '--webhook', hook.url)
    expect(await askCommand('notify', 'test', 'l-1', '--data', data)).toEqual({ exit: 1, value: { tried: [{ channel: 'email', failure: 'no_mail_server' }, { channel: 'webhook', failure: null }] } })
    await ask('notify', 'set', '--smtp-host', '127.0.0.1', '--smtp-port', String(mail.port), '--from', 'hub@earshot.example')
    expect(await askCommand('notify', 'test', 'l-1', '--data', data)).toMatchObject({ exit: 0, value: { tried: [{ failure: null }, { failure: null }] } })
    expect([mail.taken.length, hook.taken.length]).toEqual([1, 2])
    expect(mail.taken[0]?.raw).toContain('This message is a trial')
  })
})

describe('the status', () => {
  it('warns of whatever would keep a report from finding somebody', async () => {
    const { ask, say } = await madeHub()
    await ask('people', 'add', 'l-1', '--role', 'safety')
    expect((await ask('status'))['warnings']).toMatchObject([{ kind: 'rota_thin', people: 0 }, { kind: 'contact_missing', person: 'l-1' }])
    await ask('people', 'contact', 'l-1', '--email', 'ana@people.example')
    const { out } = await say('status')
    for (const words of ['nobody is on call', 'l-1 has no PIN', 'no mail server', 'carry no link']) expect(out).toContain(words)
    expect(out).not.toContain('ana@people.example')
  })
})
