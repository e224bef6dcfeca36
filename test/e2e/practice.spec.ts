import { expect, test, type Page } from '@playwright/test'
import { lessons, lessonsFor, type LessonId } from '../../renderer/practice/lessons.ts'
import { practiceMessages } from '../../renderer/practice/messages.ts'
import { hunt, textForms } from '../support/plaintext.ts'
import { endAfter, openWorkstation, temporaryFolder, type Workstation } from './workstation.ts'

// Practice on a fresh laptop, with the real host and the real sound, by keyboard alone, and no hub anywhere.

const title = (id: LessonId): string => practiceMessages.lesson[id].title
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const atClip = (page: Page, number: number): Promise<void> =>
  expect(page.getByRole('heading', { name: `Clip ${number}`, exact: true })).toBeVisible()
const step = (page: Page, name: keyof typeof practiceMessages.step) => page.getByRole('region', { name: 'Practice' }).getByText(practiceMessages.step[name])

/** Plays, as slowly as can be, until a word has just been lit. */
async function hearUntil(page: Page, word: string): Promise<void> {
  for (let slower = 0; slower < 6; slower++) await page.keyboard.press('KeyS')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-said=now]', { hasText: word })).toBeVisible()
}

const heard = (page: Page): Promise<void> => expect(page.getByText('all speech heard')).toBeVisible()

/** What a learner does who follows the coach. */
const followed: Record<LessonId, (page: Page) => Promise<void>> = {
  async accept(page) {
    await expect(step(page, 'play')).toBeVisible()
    await press(page, 'Space')
    await expect(step(page, 'accept')).toBeVisible()
    await heard(page)
    await press(page, 'Enter')
  },
  async arm(page) {
    await press(page, 'Enter')
    await expect(page.getByText('plays to its end, then goes on')).toBeVisible()
  },
  async listen(page) {
    await press(page, 'Space')
    await page.waitForTimeout(700)
    await press(page, 'KeyR')
    await expect(step(page, 'slower')).toBeVisible()
    await press(page, 'KeyS')
    await expect(step(page, 'accept')).toBeVisible()
    await press(page, 'Enter')
  },
  async falseWake(page) {
    await press(page, 'Digit3')
  },
  async wrongWord(page) {
    await hearUntil(page, 'silk')
    await press(page, 'KeyE')
    await page.keyboard.type('milk')
    await press(page, 'Enter')
  },
  async doubtful(page) {
    await hearUntil(page, 'tire')
    await press(page, 'KeyE')
    await press(page, 'Control+A')
    await page.keyboard.type('computer set a timer for fifteen minutes')
    await press(page, 'Enter')
  },
  async slot(page) {
    await hearUntil(page, 'nina')
    await press(page, 'KeyT', 'Shift+ArrowRight', 'Digit1', 'Enter')
  },
  async sensitive(page) {
    await press(page, 'Space')
    await heard(page)
    await press(page, 'KeyX')
    for (let words = 0; words < 9; words++) await press(page, 'ArrowLeft')
    await press(page, 'ArrowRight', 'ArrowRight')
    for (let words = 1; words < 7; words++) await press(page, 'Shift+ArrowRight')
    await press(page, 'Digit1', 'Enter')
  },
  async shield(page) {
    await press(page, 'Space')
    await heard(page)
    await press(page, 'Enter')
  },
  async skip(page) {
    await press(page, 'KeyK')
    await expect(step(page, 'cause')).toBeVisible()
    await press(page, 'Digit3')
  },
  async undo(page) {
    await press(page, 'Enter')
    await atClip(page, 2)
    await expect(step(page, 'undo')).toBeVisible()
    await press(page, 'KeyZ')
    await atClip(page, 1)
    await hearUntil(page, 'lump')
    await press(page, 'KeyE')
    await page.keyboard.type('lamp')
    await press(page, 'Enter')
  },
  async escalate(page) {
    await press(page, 'F8')
    await expect(page.getByText('This is practice. Whatever you press, nothing is filed and nobody is told.')).toBeVisible()
    await press(page, 'Digit1', 'Enter')
    await expect(page.getByText('You would be told what came of it.')).toBeVisible()
    await press(page, 'Enter')
  },
  async alone(page) {
    await press(page, 'Enter')
    await atClip(page, 2)
    await press(page, 'Digit4')
    await atClip(page, 3)
    await press(page, 'KeyE', 'Control+A')
    await page.keyboard.type('computer volume up')
    await press(page, 'Enter')
  },
}

test.describe.configure({ mode: 'serial' })

let folder: string
let desk: Workstation

test.beforeAll(async () => {
  folder = temporaryFolder()
  desk = await openWorkstation(folder)
})
endAfter(() => ({ desk, folder }))

test('practice is reached from the first screen of a fresh laptop, by keyboard', async () => {
  const { page } = desk
  await expect(page.getByLabel('Enrolment invitation')).toBeFocused()
  await press(page, 'Tab', 'Tab', 'Enter')
  await expect(page.getByRole('heading', { name: 'Practise the keys' })).toBeVisible()
})

test('every lesson can be gone through by keyboard alone, and each answer is explained', async () => {
  const { page } = desk
  const offered = await page.evaluate(() => [...document.querySelectorAll('nav li button')].map(({ textContent }) => textContent))
  const shown = lessons.filter(({ id }) => offered.some(name => name.includes(title(id))))
  await press(page, 'Enter')
  for (const { id } of shown) {
    await test.step(title(id), async () => {
      await expect(page.getByRole('heading', { name: title(id) })).toBeVisible()
      await atClip(page, 1)
      await followed[id](page)
      await expect(page.getByRole('heading', { name: 'This is the known answer' })).toBeVisible({ timeout: 20_000 })
      await expect(page.getByText('The quickest way').first()).toBeVisible()
      await press(page, 'Enter')
    })
  }
  await expect(page.getByRole('heading', { name: 'You have been through it all' })).toBeVisible()
  expect(shown.length).toBeGreaterThanOrEqual(lessonsFor(new Set()).length)
})

test('another answer is set beside the known one, without a mark or a count', async () => {
  const { page } = desk
  await page.getByRole('button', { name: title('wrongWord') }).press('Enter')
  await atClip(page, 1)
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'The known answer differs here' })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('del')).toHaveText('silk')
  await expect(page.locator('ins')).toHaveText('milk')
  await expect(page.getByText(/score|points|percent|%|correct/i)).toHaveCount(0)
  await press(page, 'KeyR')
  await atClip(page, 1)
})

test('F4 leads back to where one was, and nothing of practice is left on the laptop', async () => {
  const { page } = desk
  await press(page, 'F4')
  await expect(page.getByLabel('Enrolment invitation')).toBeVisible()
  await page.getByRole('button', { name: /^Practise the keys/ }).press('Enter')
  await expect(page.getByText('gone through').first()).toBeVisible()
  await press(page, 'F4')
  const { finds } = hunt(desk.folders, textForms('what was typed', 'computer volume up'))
  expect(finds).toEqual([])
})
