import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { hunt, textForms } from '../support/plaintext.ts'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'
import { acceptClip, atClip, axeInBothThemes, clearFolder, enrolAndJoin, openWorkstation, syncNow, temporaryFolder, throughHub, type Workstation } from './workstation.ts'

/** Words that no dictionary of the browser holds. */
const words = { one: 'spiel zwiebelkuchen', other: 'spiel quendelhonig', third: 'spiel knoblauchzopf', reason: 'es ist ein zwurbelwort' }

const Exported = z.looseObject({ clips: z.int() })
const Line = z.looseObject({ transcript: z.string().nullable(), agreement: z.looseObject({ answers: z.int(), state: z.string() }), adjudicated: z.looseObject({ chosen: z.string() }).nullable() })

/** Hears the clip in front whole, writes other words for it, and goes on. */
async function answerWith({ page }: Workstation, text: string, number: number): Promise<void> {
  await page.keyboard.press('Space')
  await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('KeyE')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await atClip(page, number + 1)
}

async function begin(desk: Workstation, hub: TestHub, invitation: string): Promise<void> {
  await enrolAndJoin(desk.page, await hub.inviteDevice(), invitation)
  await expect(desk.page.getByText('4 clips wait on this laptop')).toBeVisible({ timeout: 30_000 })
  await desk.page.keyboard.press('Enter')
  await atClip(desk.page, 1)
}

const inFront = (page: Page, answer: string) => page.getByRole('article').getByText(answer.split(' ')[1] ?? '').first()

test('two reviewers differ, and a supervisor hears the clip, compares their answers and decides, by keyboard alone', async () => {
  test.setTimeout(240_000)
  const folder = temporaryFolder()
  const hub: TestHub = await startHub(folder)
  await hub.importFolder(sampleSource.folder, sampleSource.manifest)
  const invitations = { one: await hub.addPerson('r-101', 'reviewer'), other: await hub.addPerson('r-102', 'reviewer'), lead: await hub.addPerson('s-201', 'supervisor') }
  const { batch } = await hub.assign('r-101', '--count', '4')
  await throughHub(folder, 'overlap', batch, 'r-102')
  const [one, other, lead] = [await openWorkstation(folder), await openWorkstation(temporaryFolder()), await openWorkstation(temporaryFolder(), 'light')]
  const desks = [one, other, lead]
  try {
    await test.step('two reviewers answer for the same clips, each for themselves', async () => {
      await begin(one, hub, invitations.one)
      await answerWith(one, words.one, 1)
      await acceptClip(one.page, 2)
      await begin(other, hub, invitations.other)
      await answerWith(other, words.other, 1)
      await acceptClip(other.page, 2)
      await syncNow(one)
      await syncNow(other)
    })

    await test.step('a supervisor finds what differs among what needs them today, and on the quality page', async () => {
      await enrolAndJoin(lead.page, await hub.inviteDevice(), invitations.lead)
      const row = lead.page.getByRole('button', { name: 'Look at it: 1 clip has two answers that differ.' })
      await expect(row).toBeVisible({ timeout: 60_000 })
      await row.press('Enter')
      await expect(inFront(lead.page, words.one)).toBeVisible()
      await lead.page.keyboard.press('Digit4')
      await lead.page.getByRole('button', { name: '1 pair of answers that differ waits for a third person: open it' }).press('Enter')
      await expect(inFront(lead.page, words.one)).toBeVisible()
      await expect(inFront(lead.page, words.other)).toBeVisible()
      for (const person of ['r-101', 'r-102']) await expect(lead.page.getByText(person)).toHaveCount(0)
      expect(await axeInBothThemes(lead)).toEqual([])
    })

    await test.step('hears it, and writes a third answer', async () => {
      await lead.page.keyboard.press('KeyN')
      await expect(lead.page.getByText('Playing it is logged.')).toHaveCount(0, { timeout: 20_000 })
      await expect.poll(() => lead.sounds.length).toBe(1)
      await lead.page.keyboard.press('KeyC')
      await expect(lead.page.getByRole('textbox', { name: 'Transcript' })).toBeFocused()
      await lead.page.keyboard.press('Control+A')
      await lead.page.keyboard.type(words.third)
      for (let tries = 0; tries < 4 && !(await lead.page.getByRole('textbox', { name: 'Why' }).evaluate(field => field === document.activeElement)); tries++) await lead.page.keyboard.press('Tab')
      await lead.page.keyboard.type(words.reason)
      expect(await axeInBothThemes(lead)).toEqual([])
      await lead.page.keyboard.press('Enter')
      await expect(lead.page.getByText('No answers differ')).toBeVisible()
      await syncNow(lead)
    })

    await test.step('the decision is what the hub hands on, and who heard the clip is on record', async () => {
      const out = join(folder, 'annotations.jsonl')
      await hub.folder.command(Exported, 'export', '--out', out)
      const lines = readFileSync(out, 'utf8').trim().split('\n').map(line => Line.parse(JSON.parse(line)))
      expect(lines.filter(({ transcript }) => transcript === words.third)).toMatchObject([{ agreement: { answers: 2, state: 'adjudicated' }, adjudicated: { chosen: 'third' } }])
      expect(lines.filter(({ transcript }) => transcript === words.one || transcript === words.other)).toEqual([])
      expect(lines.filter(({ agreement }) => agreement.state === 'agreed')).toHaveLength(2)
    })

    await test.step('nothing of it lies in the clear on any disk', async () => {
      for (const desk of desks) await desk.close()
      const { finds } = hunt([...desks.flatMap(({ folders }) => folders), join(folder, 'hub')], Object.values(words).flatMap((text, index) => textForms(`text ${index}`, text)))
      expect(finds).toEqual([])
    })
    for (const desk of desks) expect(desk.complaints).toEqual([])
  } finally {
    for (const desk of desks) await desk.close()
    await hub.stop()
    clearFolder(folder)
  }
})
