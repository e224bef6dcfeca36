import { execFile } from 'node:child_process'
import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { addGuarded, ask, atClip, axe, clearFolder, giveFactor, openReviewer, openWorkstation, passphrase, temporaryFolder, type Workstation } from './workstation.ts'

// A report from the key press to its outcome, by keyboard alone: a reviewer, a safety lead, a privacy officer as the
// second person, and a supervisor who looks on.

const question = 'Was the second voice in the room?'
const answer = 'Yes, close to the microphone'
const line = 'The police went there. Thank you for telling us.'

/** Opens a laptop for somebody the hub wants a code from, and gives the code by keyboard. */
async function openGuarded(hub: TestHub, code: string, role: string): Promise<Workstation> {
  const { invitation, factor } = await addGuarded(hub, code, role)
  const desk = await openWorkstation(temporaryFolder())
  await ask(desk, 'device.enrol', { invitation: await hub.inviteDevice() })
  await ask(desk, 'people.join', { invitation, passphrase })
  await giveFactor(desk.page, factor)
  return desk
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Opens a form by its key, fills its fields in their order, and sends it. */
async function fill(page: Page, key: string, ...texts: string[]): Promise<void> {
  await press(page, key)
  await expect(page.getByRole('form')).toBeVisible()
  for (const [index, text] of texts.entries()) {
    if (index > 0) await press(page, 'Tab')
    await page.keyboard.type(text)
  }
  await press(page, 'Enter')
  await expect(page.getByRole('form')).toHaveCount(0)
}

const stands = (page: Page, state: string): Promise<void> =>
  expect(page.getByRole('article').getByText(state).and(page.locator(':not(button)')).first()).toBeVisible({ timeout: 15_000 })

test('a report goes from the key press through two people to an outcome that its reviewer reads', async () => {
  test.setTimeout(480_000)
  const folder = temporaryFolder()
  const { hub, desk: reviewer } = await openReviewer(folder)
  const lead = await openGuarded(hub, 'l-301', 'safety')
  const second = await openGuarded(hub, 'p-401', 'privacy')
  const watching = await openWorkstation(temporaryFolder())
  await ask(watching, 'device.enrol', { invitation: await hub.inviteDevice() })
  await ask(watching, 'people.join', { invitation: await hub.addPerson('s-201', 'supervisor'), passphrase })
  const desks = [reviewer, lead, second, watching]

  try {
    await test.step('a reviewer tells of a threat that is not happening now', async () => {
      const { page } = reviewer
      await press(page, 'Enter')
      await atClip(page, 1)
      await press(page, 'F8')
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await press(page, 'Digit7', 'KeyN', 'Enter')
      await expect(page.getByText(/received \d{1,2}:\d\d/).first()).toBeVisible({ timeout: 30_000 })
    })

    await test.step('the safety lead sees it with its clock, acknowledges and assesses it with Enter', async () => {
      const { page } = lead
      await stands(page, 'nobody has it yet')
      await expect(page.getByText('to acknowledge').first()).toBeVisible()
      expect(await axe(lead)).toEqual([])
      await press(page, 'Enter')
      await stands(page, 'l-301 has it')
      await press(page, 'Enter')
      await stands(page, 'being assessed')
    })

    await test.step('the supervisor sees the team’s case without a name, and raises it', async () => {
      const { page } = watching
      await press(page, 'Digit6')
      await stands(page, 'being assessed')
      await expect(page.getByText('r-101')).toHaveCount(0)
      expect(await axe(watching)).toEqual([])
      await press(page, 'KeyI')
      await expect(page.getByRole('form')).toBeVisible()
      await press(page, 'ArrowDown', 'Tab')
      await page.keyboard.type('They name an hour today')
      await press(page, 'Enter')
      await expect(page.getByRole('article', { name: 'S1, Threat' })).toBeVisible()
    })

    await test.step('the filer is asked, and answers', async () => {
      const { page } = lead
      await expect(page.getByRole('article', { name: 'S1, Threat' })).toBeVisible({ timeout: 15_000 })
      await fill(page, 'KeyQ', question)
      await stands(page, 'waits for the filer’s answer')
      const asked = async () => ((await ask(reviewer, 'escalations.mine', {})) as { escalation: string; question: string | null }[])[0]
      await expect.poll(async () => (await asked())?.question, { timeout: 60_000 }).toBe(question)
      await ask(reviewer, 'escalations.reply', { escalation: (await asked())?.escalation ?? '', step: { action: 'answer_lead', answer } })
      await stands(page, answer)
      await stands(page, 'being assessed')
    })

    await test.step('the seconds are heard softened, and that is in the custody log', async () => {
      const { page } = lead
      await press(page, 'KeyF', 'Space')
      await expect.poll(() => lead.sounds.length, { timeout: 15_000 }).toBeGreaterThan(0)
      await expect(page.getByRole('listitem').filter({ hasText: 'l-301' }).filter({ hasText: /listened, \d/ }).first()).toBeVisible({ timeout: 60_000 })
    })

    await test.step('a notice is proposed, the second person approves it, nobody their own', async () => {
      await fill(lead.page, 'KeyP', 'Police, Bucharest', 'They name an hour today')
      await stands(lead.page, 'notice proposed')
      await expect(lead.page.getByRole('button', { name: /Approve the notice/ })).toHaveCount(0)
      await expect(second.page.getByRole('heading', { name: 'Waits for you as the second person' })).toBeVisible({ timeout: 15_000 })
      await expect(second.page.getByRole('article').getByText('Police, Bucharest').first()).toBeVisible()
      await fill(second.page, 'Enter')
      await stands(second.page, 'notice approved, not given yet')
    })

    await test.step('evidence is asked for, agreed on, exported and verified without the hub', async () => {
      await stands(lead.page, 'notice approved, not given yet')
      await fill(lead.page, 'KeyV', 'For the police')
      await expect(second.page.getByRole('button', { name: /Approve the export/ })).toBeVisible({ timeout: 15_000 })
      await fill(second.page, 'KeyV')
      await expect(lead.page.getByRole('button', { name: /Save the evidence/ })).toBeVisible({ timeout: 15_000 })
      const download = lead.page.waitForEvent('download')
      await press(lead.page, 'KeyV')
      const bundle = join(folder, 'evidence.zip')
      await (await download).saveAs(bundle)
      await expect(lead.page.getByText(/^The bundle earshot-evidence-/)).toBeVisible()
      expect(await verify(bundle)).toContain('As it left the hub')
      const bytes = readFileSync(bundle)
      bytes[100] = (bytes[100] ?? 0) ^ 1
      writeFileSync(bundle, bytes)
      expect(await verify(bundle)).not.toContain('As it left the hub: every')
    })

    await test.step('the notice is given, answered, and the case closed with a line to the reviewer', async () => {
      const { page } = lead
      await fill(page, 'Enter', 'Officer on duty, 14:40')
      await stands(page, 'authority notified')
      await fill(page, 'Enter', 'File 2291')
      await stands(page, 'authority answered')
      await fill(page, 'Enter', line)
      await expect(page.getByRole('heading', { name: 'Nothing is waiting' })).toBeVisible({ timeout: 15_000 })
      await press(page, 'Digit2')
      await stands(page, 'closed, reported')
      expect(await axe(lead)).toEqual([])
    })

    await test.step('the figures count it, and never who raised it', async () => {
      const { page } = lead
      await press(page, 'Digit4')
      await expect(page.getByRole('row', { name: /^Threat 1 1 0 0 0 0/ })).toBeVisible({ timeout: 15_000 })
      await expect(page.getByText('r-101')).toHaveCount(0)
    })

    await test.step('the reviewer reads what came of it', async () => {
      const own = async () => ((await ask(reviewer, 'escalations.mine', {})) as { outcome: string | null }[])[0]?.outcome
      await expect.poll(own, { timeout: 60_000 }).toBe(line)
    })
  } finally {
    for (const desk of desks) await desk.close()
    await hub.stop()
  }
  for (const desk of desks) expect(desk.complaints).toEqual([])
  clearFolder(folder)
})

/** What the hub's command says of a bundle, whether it holds or not. */
async function verify(bundle: string): Promise<string> {
  const command = join(import.meta.dirname, '../../hub/cli.ts')
  const ran = promisify(execFile)(process.execPath, [command, 'evidence', 'verify', bundle])
  return (await ran.catch((failed: { stdout: string }) => failed)).stdout
}
