import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { file, take } from '../support/cases.ts'
import { hubOnDuty, putOnDuty } from '../support/duty.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { workstation } from '../support/workstation.ts'

const minute = 60_000
const hour = 60 * minute
const other = (pin: string): string => pin.replace(/./, digit => String((Number(digit) + 1) % 10))

/** A report whose first contact has a message with a link. */
async function linked() {
  const duty = await hubOnDuty()
  const { running, mail } = duty
  const ana = await putOnDuty(running, 'l-ana', 1)
  const bo = await putOnDuty(running, 'l-bo', 2)
  const desk = await reviewerAtWork(running, ['please stop'])
  const { escalation } = await file(running, desk)
  await duty.turn()
  const linkIn = (index: number) => /http:\/\/\S+\/acknowledge\/[A-Za-z0-9_-]{43}/.exec(mail.taken[index]?.raw ?? '')?.[0] ?? ''
  const link = linkIn(0)
  const send = async (pin: string, at = link) => {
    const answer = await fetch(at, { method: 'POST', body: new URLSearchParams({ pin }) })
    const text = await answer.text()
    return { status: answer.status, title: /<h1>(.*?)<\/h1>/.exec(text)?.[1], text }
  }
  const state = async () => (await running.hub.store.selectFrom('escalations').select(['state', 'assignee']).where('id', '=', escalation).executeTakeFirstOrThrow())
  return { ...duty, ana, bo, desk, escalation, link, linkIn, send, state }
}

describe('the link in a message', () => {
  it('acknowledges with the PIN of whom it was sent to, as their own step', async () => {
    const { running, ana, send, state, escalation } = await linked()
    expect(await send(ana.pin)).toMatchObject({ status: 200, title: 'Acknowledged at 08:00 UTC' })
    expect(await state()).toEqual({ state: 'acknowledged', assignee: ana.id })
    const steps = await running.hub.store.selectFrom('case_steps').select(['person', 'role', 'step']).where('escalation', '=', escalation).orderBy('number').execute()
    expect(steps.at(-1)).toEqual({ person: ana.id, role: 'safety', step: '{"action":"acknowledge"}' })
  })

  it('acknowledges nothing when it is looked at, however often, by whomever', async () => {
    const { link, send, state, ana } = await linked()
    for (const method of ['GET', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) await fetch(link, { method })
    const page = await fetch(link)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('A report needs a look')])
    expect((await state()).state).toBe('received')
    expect((await send(ana.pin)).status).toBe(200)
  })

  it('works once', async () => {
    const { link, send, ana } = await linked()
    const both = await Promise.all([send(ana.pin), send(ana.pin)])
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '410'])
    expect(await send(ana.pin)).toMatchObject({ status: 410, title: 'This link is no longer good' })
    expect((await fetch(link)).status).toBe(410)
  })

  it('does nothing without the PIN, and ends after five wrong ones', async () => {
    const { running, send, state, ana, bo } = await linked()
    expect(await send('')).toMatchObject({ status: 403 })
    if (bo.pin !== ana.pin) expect(await send(bo.pin)).toMatchObject({ status: 403 })
    for (let tries = 0; tries < 2; tries++) expect((await send(other(ana.pin))).text).toContain('That is not your PIN')
    expect((await send(other(ana.pin))).status).toBe(403)
    expect(await send(ana.pin)).toMatchObject({ status: 410 })
    running.clock.pass(hour)
    expect(await send(ana.pin)).toMatchObject({ status: 410 })
    expect((await state()).state).toBe('received')
  })

  it('makes whoever guesses over several links wait', async () => {
    const duty = await linked()
    const { running, send, ana, desk, mail, linkIn } = duty
    for (let tries = 0; tries < 4; tries++) await send(other(ana.pin))
    await running.hub.store.updateTable('clips').set({ held_at: null }).execute()
    await file(running, desk, 0, { category: 'threat' })
    await duty.turn()
    expect(mail.taken).toHaveLength(2)
    expect((await send(other(ana.pin), linkIn(1))).status).toBe(403)
    expect((await send(ana.pin, linkIn(1))).status).toBe(429)
    running.clock.pass(minute)
    expect((await send(ana.pin, linkIn(1))).status).toBe(200)
  })

  it('is good for a day', async () => {
    const { running, send, ana } = await linked()
    running.clock.pass(24 * hour)
    expect(await send(ana.pin)).toMatchObject({ status: 410 })
  })

  it('says that somebody has it in hand where that is so', async () => {
    const { running, send, ana, escalation } = await linked()
    await take(running, await workstation(running, 'safety'), escalation, { action: 'acknowledge' })
    expect(await send(ana.pin)).toMatchObject({ status: 200, title: 'Somebody has it in hand' })
  })

  it('is no use to somebody whose role has changed, or who has no PIN', async () => {
    const first = await linked()
    await first.running.hub.store.updateTable('people').set({ role: 'privacy' }).where('id', '=', first.ana.id).execute()
    expect(await first.send(first.ana.pin)).toMatchObject({ status: 403, title: 'This is not yours to acknowledge' })
    const second = await linked()
    await second.running.hub.store.deleteFrom('pins').execute()
    expect((await second.send(second.ana.pin)).text).toContain('You have no PIN yet')
    expect((await second.state()).state).toBe('received')
  })

  it('can be made up by nobody, and takes no large or foreign body', async () => {
    const { running, link, send, ana } = await linked()
    for (const token of ['A'.repeat(43), 'x', '%00', '..%2f..', 'A'.repeat(4_000)]) {
      expect((await fetch(`${running.origin}/acknowledge/${token}`)).status, token).toBeGreaterThanOrEqual(400)
    }
    expect((await send('1'.repeat(5_000))).status).toBe(400)
    expect((await fetch(link, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ pin: ana.pin }) })).status).toBe(403)
    expect((await fetch(link, { method: 'POST', headers: { 'content-type': 'text/html' }, body: 'pin=' })).status).toBeGreaterThanOrEqual(400)
    expect((await send(ana.pin)).status).toBe(200)
  })

  it('is answered under headers that let nothing in, keep nothing and tell nobody', async () => {
    const { link } = await linked()
    const { headers } = await fetch(link)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/)
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-content-type-options'), headers.get('set-cookie')]).toEqual(['no-store', 'no-referrer', 'nosniff', null])
  })
})

describe('its page on a telephone', () => {
  it.each(['light', 'dark'] as const)('passes axe, fits, and acknowledges by keyboard alone, %s', async colorScheme => {
    const { link, ana, state } = await linked()
    const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
    onTestFinished(() => browser.close())
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, colorScheme })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().includes('responded with a status')) complaints.push(message.text())
    })
    const shot = async (name: string) => {
      const folder = process.env['EARSHOT_SHOTS']
      if (folder !== undefined) await page.screenshot({ path: `${folder}/acknowledge-${name}-${colorScheme}.png` })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(complaints).toEqual([])
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
      // Axe writes styles of its own, which the page's policy refuses aloud.
      complaints.length = 0
    }
    await page.goto(link)
    await shot('ask')
    await page.keyboard.type(other(ana.pin))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await shot('wrong')
    await page.keyboard.type(ana.pin)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Acknowledged at/ }).waitFor()
    await shot('done')
    expect((await state()).state).toBe('acknowledged')
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link is no longer good' }).waitFor()
    await shot('gone')
  })
})
