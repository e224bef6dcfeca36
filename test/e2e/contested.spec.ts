import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { startHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'
import { acceptClip, ask, atClip, axeInBothThemes, clearFolder, enrolAndJoin, openWorkstation, syncNow, temporaryFolder, type Workstation } from './workstation.ts'

const reason = 'es ist ein zwurbelwort'
const found = 'the reference lacks a word'

const Anything = z.looseObject({})
const Gold = z.looseObject({ gold: z.array(z.looseObject({ removedAt: z.int().nullable(), removalReason: z.string().nullable(), answered: z.int() })) })

const ownGold = (page: Page) => page.getByRole('region', { name: 'Known answers beside yours' })

/** Opens the own shifts as the keyboard does, however far the day has come. */
async function openOwnShifts({ page }: Workstation): Promise<void> {
  const entry = page.getByRole('button', { name: 'Your shifts' }).first()
  await expect(entry).toBeVisible({ timeout: 30_000 })
  await entry.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your shifts' })).toBeVisible()
}

test('a reviewer contests a known answer, a supervisor hears the clip and decides, and it counts for nobody any more, by keyboard alone', async () => {
  test.setTimeout(300_000)
  const folder = temporaryFolder()
  const hub = await startHub(folder)
  await hub.importFolder(sampleSource.folder, sampleSource.manifest)
  const policy = join(folder, 'policy.json')
  writeFileSync(policy, JSON.stringify({ quality: { goldShare: 0.5 } }))
  await hub.folder.command(Anything, 'policy', 'set', policy)
  await hub.folder.command(Anything, 'gold', 'add', '--count', '1')
  const invitations = { reviewer: await hub.addPerson('r-101', 'reviewer'), lead: await hub.addPerson('s-201', 'supervisor') }
  await hub.assign('r-101', '--count', '3')
  const [desk, lead] = [await openWorkstation(folder), await openWorkstation(temporaryFolder(), 'light')]
  const goldNow = async () => (await hub.folder.command(Gold, 'gold', 'list')).gold
  const pictures = process.env['EARSHOT_PICTURES']
  const picture = async ({ page }: Workstation, name: string): Promise<void> => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/e2e-${name}.png` })
  }
  try {
    await test.step('a reviewer answers what they were given, gold among it', async () => {
      await enrolAndJoin(desk.page, await hub.inviteDevice(), invitations.reviewer)
      await expect(desk.page.getByText('3 clips wait on this laptop')).toBeVisible({ timeout: 30_000 })
      await desk.page.keyboard.press('Enter')
      await atClip(desk.page, 1)
      await acceptClip(desk.page, 1)
      await acceptClip(desk.page, 2)
      await desk.page.keyboard.press('Enter')
      await expect.poll(async () => ((await ask(desk, 'counters.read', {})) as { left: number }).left, { timeout: 30_000 }).toBe(0)
      await ask(desk, 'shift.end', {})
      await syncNow(desk)
      expect(await goldNow()).toMatchObject([{ answered: 1, removedAt: null }])
      await desk.page.reload()
    })

    await test.step('once the batch is over they see the known answer beside their own, and contest it', async () => {
      await openOwnShifts(desk)
      await ownGold(desk.page).getByRole('button', { name: /^Contest the known answer/ }).press('Enter')
      await expect(desk.page.getByRole('dialog')).toBeVisible()
      await desk.page.getByLabel('What is wrong with it').focus()
      await desk.page.keyboard.type(reason)
      expect(await axeInBothThemes(desk)).toEqual([])
      await desk.page.keyboard.press('Enter')
      for (let tries = 0; tries < 3 && (await desk.page.getByRole('dialog').count()) > 0; tries++) {
        await desk.page.getByRole('button', { name: 'Contest', exact: true }).press('Enter')
        await desk.page.waitForTimeout(300)
      }
      await expect(ownGold(desk.page).getByText('on this laptop, not sent yet')).toBeVisible()
      await picture(desk, 'contested-own')
      await syncNow(desk)
    })

    await test.step('a supervisor finds it on the quality page, hears it, and finds it wrong; whose it is they are not told', async () => {
      await enrolAndJoin(lead.page, await hub.inviteDevice(), invitations.lead)
      await expect(lead.page.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 30_000 })
      await lead.page.keyboard.press('Digit4')
      const way = lead.page.getByRole('button', { name: '1 known answer is contested: decide on it' })
      await expect(way).toBeVisible({ timeout: 60_000 })
      await way.press('Enter')
      await expect(lead.page.getByRole('heading', { name: 'The known answer' })).toBeVisible()
      await expect(lead.page.getByRole('article', { name: 'Contested gold' }).getByText(reason)).toBeVisible()
      await expect(lead.page.getByText('r-101')).toHaveCount(0)
      await lead.page.keyboard.press('Space')
      await expect.poll(() => lead.sounds.length, { timeout: 20_000 }).toBe(1)
      await lead.page.keyboard.press('KeyE')
      await expect(lead.page.getByRole('textbox', { name: 'What you found' })).toBeFocused()
      await lead.page.keyboard.type(found)
      expect(await axeInBothThemes(lead)).toEqual([])
      await picture(lead, 'contested-decide')
      await expect(async () => {
        await lead.page.keyboard.press('Control+Shift+Enter')
        expect((await goldNow())[0]?.removedAt ?? null).not.toBeNull()
      }).toPass({ timeout: 30_000 })
    })

    await test.step('it measures nobody any more, and who contested it reads why', async () => {
      expect(await goldNow()).toMatchObject([{ answered: 0, removalReason: 'contested' }])
      await desk.page.keyboard.press('Escape')
      await openOwnShifts(desk)
      await expect(ownGold(desk.page).getByText(`It was wrong, and counts for nobody any more: ${found}`)).toBeVisible({ timeout: 20_000 })
    })
    for (const each of [desk, lead]) expect(each.complaints).toEqual([])
  } finally {
    for (const each of [desk, lead]) await each.close()
    await hub.stop()
    clearFolder(folder)
  }
})
