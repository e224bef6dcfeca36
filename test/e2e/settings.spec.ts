import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { ask, axe, endAfter, openAtWork, openSettings, temporaryFolder, type Workstation } from './workstation.ts'

// A person's own settings, and the largest text at twice the zoom, over the real core and vault, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const gone = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openAtWork(folder))
  page = desk.page
})
endAfter(() => ({ desk, hub, folder }))

test('settings are kept in the vault and act at once', async () => {
  await openSettings(page, 'General')
  await page.getByRole('radio', { name: '130%' }).focus()
  await press('Space')
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20.8px')
  await page.getByRole('radio', { name: 'Compact' }).focus()
  await press('Space')
  await press('Escape')
  await gone()
  await openSettings(page, 'Typing')
  await page.getByLabel('What you type, row 1').focus()
  await page.keyboard.type('plz')
  await press('Tab')
  await page.keyboard.type('please')
  await press('Escape')
  await gone()
  await openSettings(page, 'Listening')
  await page.getByRole('switch', { name: /Skip silence/ }).focus()
  await press('Space')
  await expect.poll(() => ask(desk, 'settings.read', {})).toMatchObject({
    textSize: '130', density: 'compact', skipSilence: true, abbreviations: [{ typed: 'plz', text: 'please' }],
  })
  await press('Escape')
  await gone()
  await page.reload()
  await page.getByRole('application').waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20.8px')
  await ask(desk, 'settings.write', { textSize: '100', density: 'comfortable', skipSilence: false })
})

const cut = (): Promise<string[]> =>
  page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ['the page'] : []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const written = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
      if (!written || element.closest('.unseen, style, script, svg') !== null) continue
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push(`off the page: ${element.textContent}`)
      if (Number.parseFloat(getComputedStyle(element).fontSize) < 14) found.push(`too small: ${element.textContent}`)
    }
    return found
  })

for (const theme of ['dark', 'light'] as const) {
  test(`large text and twice the zoom cut nothing and pass axe, in ${theme}`, async () => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await ask(desk, 'settings.write', { textSize: '150' })
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px')
    // Of 1280 by 720 pixels, twice the zoom leaves half of either.
    for (const [width, height] of [[1280, 720], [640, 360]] as const) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(300)
      expect(await cut(), `the clip at ${width}`).toEqual([])
      expect(await axe(desk), `the clip at ${width}`).toEqual([])
      await page.screenshot({ path: test.info().outputPath(`clip-${width}-${theme}.png`) })
      for (const [key, name] of [['Control+Shift+KeyP', 'commands'], ['?', 'keys'], ['Control+Comma', 'settings'], ['KeyE', 'typing'], ['KeyK', 'skip']] as const) {
        await press(key)
        if (name === 'typing') await expect(page.getByRole('textbox', { name: 'Transcript' })).toBeFocused()
        else await page.getByRole('dialog').waitFor()
        await page.waitForTimeout(300)
        expect(await cut(), `${name} at ${width}`).toEqual([])
        if (width === 640) expect(await axe(desk), name).toEqual([])
        await page.screenshot({ path: test.info().outputPath(`${name}-${width}-${theme}.png`) })
        await press('Escape')
        await gone()
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await ask(desk, 'settings.write', { textSize: '100' })
  })
}
