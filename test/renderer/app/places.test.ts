import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// The pages of whoever has more of them than one line holds.

const { page, open, press, axe } = goOnStage()

const nav = () => page().getByRole('navigation', { name: 'Pages' })
const more = () => nav().getByRole('button', { name: /^More/ })
const entry = (name: RegExp) => page().getByRole('menuitemradio', { name })
const heading = (name: string) => page().getByRole('heading', { name, exact: true }).waitFor()

/** How many lines the buttons stand on. */
const lines = () => nav().evaluate(all => new Set([...all.querySelectorAll('button')].map(button => Math.round(button.getBoundingClientRect().top))).size)

/** Whether anything of the status line is cut off or stands over something else. */
const fits = () => page().getByRole('banner').evaluate(line => {
  const parts = [...line.children].map(part => part.getBoundingClientRect())
  return line.scrollWidth <= line.clientWidth && parts.every((part, index) => index === 0 || part.left >= (parts[index - 1]?.right ?? 0))
})

const picture = async (name: string): Promise<void> => {
  const folder = process.env['EARSHOT_PICTURES']
  if (folder !== undefined) await page().screenshot({ path: join(folder, `${name}.png`) })
}

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each([['pages-waiting', 'Shift+Digit2'], ['privacy', 'Digit8']])('the menu of %s passes axe', async (scene, last) => {
    await open(scene, theme)
    await more().press('Enter')
    await page().getByRole('menu').waitFor()
    await picture(`places-${scene}-${theme}-1280`)
    expect(await axe()).toEqual([])
    await press(last)
    await page().getByRole('menu').waitFor({ state: 'detached' })
    await more().press('Enter')
    await page().setViewportSize({ width: 1440, height: 900 })
    await picture(`places-${scene}-${theme}-1440`)
    expect(await axe()).toEqual([])
  })
})

describe.each([1280, 1440])('on a screen %d wide', width => {
  test.each([['pages-waiting', 12], ['privacy', 8]])('the pages of %s stand on one line, whichever is shown', async (scene, count) => {
    await page().setViewportSize({ width, height: 800 })
    await open(scene)
    for (let index = 0; index < count; index++) {
      await press(`${index < 10 ? '' : 'Shift+'}Digit${(index + 1) % 10}`)
      expect([index, await lines(), await fits()]).toEqual([index, 1, true])
      expect(await nav().locator('[aria-current=page]').count()).toBe(1)
    }
  })
})

describe('the menu of a supervisor’s pages', () => {
  test('says on its button how much waits inside, and which of its pages is shown', async () => {
    await open('pages-waiting')
    await nav().getByRole('button', { name: 'More 6', exact: true }).waitFor()
    await press('Digit0')
    await heading('What the hub could not use')
    expect(await nav().getByRole('button', { name: 'More: Not usable 6', exact: true }).getAttribute('aria-current')).toBe('page')
    await press('Digit2')
    await nav().getByRole('button', { name: 'More 6', exact: true }).waitFor()
    expect(await more().getAttribute('aria-current')).toBeNull()
  })

  test('shows what waits on each page and its key, and leads there by arrows alone', async () => {
    await open('pages-waiting')
    await more().focus()
    await press('Enter', 'ArrowDown')
    expect(await page().getByRole('menuitemradio').allTextContents()).toEqual(['Adjudications37', 'On call8', 'Figures9', 'Not usable30', 'RecallsShift1', 'RecordShift2'])
    await press('End', 'Enter')
    await heading('Does the record hold?')
    expect(await page().getByRole('menu').count()).toBe(0)
    await more().press('Enter')
    expect(await entry(/^Record/).getAttribute('aria-checked')).toBe('true')
    await press('Escape')
    expect(await page().getByRole('menu').count()).toBe(0)
  })

  test('stands on as many lines as large text and twice the zoom need, and cuts nothing', async () => {
    await page().setViewportSize({ width: 640, height: 400 })
    await open('pages-waiting', 'dark', '150')
    await press('Digit7')
    await nav().getByRole('button', { name: /^More: Adjudications/ }).waitFor({ timeout: 3000 })
    for (const width of [640, 853]) {
      await page().setViewportSize({ width, height: 400 })
      expect(await page().getByRole('banner').evaluate(line => [...line.querySelectorAll('button')].filter(button => {
        const { left, right } = button.getBoundingClientRect()
        return left < 0 || right > line.clientWidth || button.scrollWidth > button.clientWidth
      }).map(button => button.textContent))).toEqual([])
    }
    await more().press('Enter')
    await entry(/^Record/).scrollIntoViewIfNeeded({ timeout: 3000 })
    await picture('places-large')
    expect(await entry(/^Record/).evaluate(item => {
      const { left, right, top, bottom } = item.getBoundingClientRect()
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    })).toBe(true)
  })

  test('leads there by the keys it shows, while it is open too', async () => {
    await open('pages-waiting')
    await more().press('Enter')
    await page().getByRole('menu').waitFor()
    await press('Shift+Digit2')
    await heading('Does the record hold?')
    expect(await page().getByRole('menu').count()).toBe(0)
    await more().press('Enter')
    await page().getByRole('menu').waitFor()
    // The page that is shown already: the menu goes all the same.
    await press('Shift+Digit2')
    await page().getByRole('menu').waitFor({ state: 'detached' })
    await press('Digit1')
    await heading('Shifts today')
  })
})

test('a safety lead, whose pages fit, has no menu', async () => {
  await open('inbox')
  await nav().waitFor()
  expect(await more().count()).toBe(0)
  expect(await nav().getByRole('button').count()).toBe(6)
})
