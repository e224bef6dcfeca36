import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { hunt, soundForms, textForms } from '../support/plaintext.ts'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'
import { acceptClip, atClip, axeInBothThemes, clearFolder, enrolAndJoin, openWorkstation, syncNow, temporaryFolder, throughHub } from './workstation.ts'

/** Words that no dictionary of the browser holds. */
const asked = ['zwiebelkuchen or quendelhonig', 'is that still zwurbeln', 'who says knoblauchzopf', 'does this end in quitsch']
const answered = ['clearly a quendelhonig', 'yes it is zwurbeln']

async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press('KeyQ')
  await expect(page.getByRole('textbox', { name: 'Your question' })).toBeFocused()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

test('a question goes out when the cable is back, is heard and answered, and the answer comes to its clip', async () => {
  test.setTimeout(240_000)
  const folder = temporaryFolder()
  const hub: TestHub = await startHub(folder)
  await hub.importFolder(sampleSource.folder, sampleSource.manifest)
  const invitations = { reviewer: await hub.addPerson('r-101', 'reviewer'), partner: await hub.addPerson('r-102', 'reviewer'), lead: await hub.addPerson('s-201', 'supervisor') }
  const { batch } = await hub.assign('r-101', '--count', '6')
  await throughHub(folder, 'overlap', batch, 'r-102')
  const reviewer = await openWorkstation(folder)
  const { page } = reviewer
  const lead = await openWorkstation(temporaryFolder(), 'light')
  const partner = await openWorkstation(temporaryFolder())
  const desks = [reviewer, lead, partner]

  try {
    await test.step('a reviewer asks with no hub, and the clip says truly that it was not sent', async () => {
      await enrolAndJoin(page, await hub.inviteDevice(), invitations.reviewer)
      await expect(page.getByText('6 clips wait on this laptop')).toBeVisible({ timeout: 30_000 })
      await hub.stop()
      await page.keyboard.press('Enter')
      await atClip(page, 1)
      await page.keyboard.press('Space')
      await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 20_000 })

      await page.keyboard.press('KeyQ')
      await expect(page.getByRole('dialog', { name: /^Ask about/ })).toBeVisible()
      expect(await axeInBothThemes(reviewer)).toEqual([])
      await page.keyboard.type('thrown away? d, q, k and 1 fire nothing')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.keyboard.press('KeyQ')
      await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue(/thrown away/)
      await page.keyboard.press('Control+A')
      await page.keyboard.type(asked[0] ?? '')
      await page.keyboard.press('Enter')
      await expect(card(page, asked[0] ?? '').getByText('On this laptop, not sent yet.')).toBeVisible()
      await acceptClip(page, 1)
      await expect(card(page, asked[0] ?? '')).toHaveCount(0)
    })

    await test.step('the cable is back: a supervisor reads it, hears the seconds, and answers by keyboard', async () => {
      await hub.restart()
      await syncNow(reviewer)
      await enrolAndJoin(lead.page, await hub.inviteDevice(), invitations.lead)
      await expect(lead.page.getByRole('button', { name: /^5 Questions 1/ })).toBeVisible({ timeout: 60_000 })
      await lead.page.keyboard.press('Digit5')
      await expect(lead.page.getByText(asked[0] ?? '').last()).toBeVisible()
      await lead.page.keyboard.press('Space')
      await expect(lead.page.getByRole('slider')).toHaveAttribute('aria-valuenow', /[1-9]\d\d/, { timeout: 20_000 })
      expect(lead.sounds).toHaveLength(1)
      await expect(lead.page.getByText('r-101')).toHaveCount(0)
      await lead.page.keyboard.press('KeyE')
      await lead.page.keyboard.type(`${answered[0]}`)
      expect(await axeInBothThemes(lead)).toEqual([])
      await lead.page.keyboard.press('Enter')
      await expect(lead.page.getByText('No question waits')).toBeVisible()
      await syncNow(lead)
    })

    await test.step('the reviewer is told, and reads the answer beside the clip', async () => {
      await syncNow(reviewer)
      await expect(page.getByText('Your question on clip 1 has an answer.')).toBeVisible()
      await page.keyboard.press('Shift+Enter')
      await atClip(page, 1)
      await expect(card(page, answered[0] ?? '').getByText('A supervisor answers')).toBeVisible()
      expect(await axeInBothThemes(reviewer)).toEqual([])
      await page.keyboard.press('Enter')
      await atClip(page, 2)
    })

    await test.step('a colleague who has the same clips answers another one', async () => {
      await ask(page, asked[1] ?? '')
      await syncNow(reviewer)
      await enrolAndJoin(partner.page, await hub.inviteDevice(), invitations.partner)
      await expect(partner.page.getByText('6 clips wait on this laptop')).toBeVisible({ timeout: 30_000 })
      await partner.page.keyboard.press('Enter')
      await atClip(partner.page, 1)
      await partner.page.getByRole('button', { name: 'Answer 1 question' }).click()
      await expect(partner.page.getByText(asked[1] ?? '').last()).toBeVisible()
      await partner.page.keyboard.press('KeyE')
      await partner.page.keyboard.type(answered[1] ?? '')
      await partner.page.keyboard.press('Enter')
      await expect(partner.page.getByText('No question waits')).toBeVisible()
      await syncNow(partner)
      await partner.page.keyboard.press('Escape')
      await atClip(partner.page, 1)
      await syncNow(reviewer)
      await expect(card(page, answered[1] ?? '').getByText('A reviewer answers')).toBeVisible()
    })

    await test.step('a question that nobody answers expires, and says so', async () => {
      await ask(page, asked[2] ?? '')
      await syncNow(reviewer)
      await syncNow(lead)
      await expect(lead.page.getByText(asked[2] ?? '').last()).toBeVisible()
      await throughHub(folder, 'expire')
      await syncNow(lead)
      await expect(lead.page.getByText('No question waits')).toBeVisible()
      await syncNow(reviewer)
      await expect(card(page, asked[2] ?? '').getByText(/^It stood open until .*, and nobody answered\.$/)).toBeVisible()
    })

    await test.step('nobody is given the seconds of a clip that was escalated meanwhile', async () => {
      await ask(page, asked[3] ?? '')
      await syncNow(reviewer)
      await syncNow(lead)
      await expect(lead.page.getByText(asked[3] ?? '').last()).toBeVisible()
      await page.keyboard.press('F8')
      await page.keyboard.press('Digit7')
      await page.keyboard.press('Enter')
      await expect(page.getByText(/^received \d\d:\d\d/i).first()).toBeVisible({ timeout: 20_000 })
      await lead.page.keyboard.press('Space')
      await expect(lead.page.getByText('This recording is withheld')).toBeVisible()
      expect(lead.sounds).toHaveLength(1)
    })

    await test.step('nothing of it lies in the clear on any disk', async () => {
      const wanted = [
        ...[...asked, ...answered].flatMap((text, index) => textForms(`text ${index}`, text)),
        ...soundForms('the seconds', lead.sounds[0] ?? Buffer.alloc(0)),
      ]
      for (const desk of desks) await desk.close()
      const { finds, files } = hunt([...desks.flatMap(({ folders }) => folders), join(folder, 'hub')], wanted)
      expect(finds).toEqual([])
      expect(files).toBeGreaterThan(20)
    })
    for (const desk of desks) expect(desk.complaints).toEqual([])
  } finally {
    for (const desk of desks) await desk.close()
    await hub.stop()
    clearFolder(folder)
  }
})
