import { expect, test } from '@playwright/test'
import { startHub } from '../support/running-hub.ts'
import { hunt, soundForms, textForms } from '../support/plaintext.ts'
import { realSource, sampleSource, type Source } from '../support/sources.ts'
import { acceptClip, addGuarded, atClip, clearFolder, enrolAndJoin, giveFactor, openWorkstation, passphrase, temporaryFolder } from './workstation.ts'

/** Words that no dictionary of the browser holds. */
const typed = 'zwiebelkuchen quendelhonig'
const noted = 'a muffled zwurbeln behind the door'

const wordsOf = (line: Record<string, unknown>): string => String(line['hypothesis'])

async function wholeShift(source: Source): Promise<void> {
  const folder = temporaryFolder()
  const hub = await startHub(folder)
  const report = await hub.importFolder(source.folder, source.manifest)
  expect(report.refused).toEqual([])
  const person = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101', '--count', '20')
  const desk = await openWorkstation(folder)
  const { page } = desk
  const lead = await openWorkstation(temporaryFolder())
  try {
    await test.step('a fresh laptop is enrolled and the reviewer clocks in', async () => {
      await enrolAndJoin(page, await hub.inviteDevice(), person)
      await expect(page.getByText('20 clips wait on this laptop')).toBeVisible({ timeout: 30_000 })
      await page.keyboard.press('Enter')
      await atClip(page, 1)
    })

    await hub.stop()

    await test.step('ten clips are reviewed by keyboard alone, with no hub', async () => {
      await page.keyboard.press('Space')
      for (let faster = 0; faster < 8; faster++) await page.keyboard.press('KeyW')
      await expect(page.getByText('3.0x')).toBeVisible()
      for (const clip of [1, 2, 3]) await acceptClip(page, clip)

      // The fourth is corrected while it plays; typing fires no key of the listening layer.
      await page.keyboard.press('KeyE')
      await page.keyboard.press('Control+A')
      await page.keyboard.type(typed)
      await expect(page.getByText('typing', { exact: true })).toBeVisible()
      await acceptClip(page, 4)

      // The fifth is a false wake: one key, and the next comes.
      await page.keyboard.press('Digit6')
      await atClip(page, 6)

      // The sixth is accepted, taken back, and accepted again.
      await acceptClip(page, 6)
      await page.keyboard.press('KeyZ')
      await atClip(page, 6)
      await acceptClip(page, 6)

      // The seventh is skipped, which is no annotation.
      await page.keyboard.press('KeyK')
      await page.keyboard.press('Digit4')
      await atClip(page, 8)

      for (const clip of [8, 9, 10, 11]) await acceptClip(page, clip)
    })

    await test.step('harm is told of with no hub, and says truly that nobody has seen it', async () => {
      // Nearer to its beginning the panel is about the clip just left.
      await page.waitForTimeout(1_000)
      await page.keyboard.press('F8')
      await page.keyboard.press('Digit7')
      await page.keyboard.press('Tab')
      await page.getByLabel('What else could be heard').fill(noted)
      await page.keyboard.press('Control+Enter')
      const filed = page.getByText('held on this laptop: nobody has seen it yet').first()
      if (!(await filed.isVisible().catch(() => false))) await page.keyboard.press('Enter')
      await expect(filed).toBeVisible()
      await page.keyboard.press('Enter')
      await atClip(page, 13)
    })

    await test.step('the hub is back: exactly those ten annotations arrive', async () => {
      await hub.restart()
      await expect.poll(async () => (await hub.exportLines()).length, { timeout: 90_000 }).toBe(10)
      const lines = await hub.exportLines()
      expect(lines.filter(line => line['transcript'] === typed)).toHaveLength(1)
      expect(lines.filter(line => line['wake'] === 'noise')).toHaveLength(1)
      const accepted = lines.filter(line => line['wake'] === 'meant' && line['transcript'] !== typed)
      expect(accepted).toHaveLength(8)
      for (const line of accepted) expect(line['transcript']).toBe(line['hypothesis'])
    })

    await test.step('a safety lead receives it and the reviewer sees that it was seen', async () => {
      const { invitation, factor } = await addGuarded(hub, 'l-301', 'safety')
      await enrolAndJoin(lead.page, await hub.inviteDevice(), invitation)
      await giveFactor(lead.page, factor)
      await expect(lead.page.getByText('Threat').first()).toBeVisible({ timeout: 30_000 })
      await expect(lead.page.getByText(noted)).toBeVisible()
      await lead.page.keyboard.press('Enter')
      await expect(page.getByText(/seen \d{1,2}:\d\d/).first()).toBeVisible({ timeout: 60_000 })
    })

    await test.step('nothing of it lies in the clear on the reviewer’s laptop', async () => {
      const lines = await hub.exportLines()
      expect(desk.sounds.length).toBeGreaterThan(10)
      const wanted = [
        ...lines.flatMap((line, index) => textForms(`the words of clip ${index}`, wordsOf(line))),
        ...textForms('a typed correction', typed),
        ...textForms('a note on harm', noted),
        ...textForms('the passphrase', passphrase),
        ...textForms('the reviewer’s code', 'r-101'),
        ...desk.sounds.flatMap((wav, index) => soundForms(`the sound of clip ${index}`, wav)),
      ]
      await desk.close()
      const { finds, files, bytes } = hunt(desk.folders, wanted)
      expect(finds).toEqual([])
      expect(files).toBeGreaterThan(5)
      expect(bytes).toBeGreaterThan(1_000_000)
    })
    expect(desk.complaints).toEqual([])
    expect(lead.complaints).toEqual([])
  } finally {
    await lead.close()
    await desk.close()
    await hub.stop()
    clearFolder(folder)
  }
}

/** While the hub is away it is asked less and less often. */
test.describe.configure({ timeout: 240_000 })

test('a first shift on the sample clips, from a fresh laptop to the hub’s export', () => wholeShift(sampleSource))

test('a first shift on real speech', async () => {
  test.skip(realSource === null, 'recordings of real voices are not at hand')
  if (realSource !== null) await wholeShift(realSource)
})
