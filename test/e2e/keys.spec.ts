import { expect, test, type Page } from '@playwright/test'
import type { TestHub } from '../support/running-hub.ts'
import { ask, atClip, endAfter, openAtWork, openSettings, temporaryFolder, type Workstation } from './workstation.ts'

// A person's own keys and commands, in a browser over the real core and vault, by keyboard alone.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const footer = () => page.getByRole('contentinfo')
const offered = () => page.getByRole('listbox', { name: 'Commands that fit' })
const gone = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' })

/** Gives a key to an action by pressing it. */
async function record(action: string, key: string): Promise<void> {
  await page.getByRole('button', { name: `Change the key of ${action}`, exact: true }).first().focus()
  await press('Enter')
  await page.getByText('Press a key or pedal').waitFor()
  await press(key)
}
async function choose(preset: string): Promise<void> {
  await openSettings(page, 'Keys')
  await page.getByRole('radio', { name: preset }).focus()
  await press('Space')
  await expect(page.getByRole('radio', { name: preset })).toBeChecked()
  await press('Escape')
  await gone()
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  ;({ hub, desk } = await openAtWork(folder))
  page = desk.page
})
endAfter(() => ({ desk, hub, folder }))

test('a key is moved by pressing it; whose it was is shown, and the two are swapped', async () => {
  await openSettings(page, 'Keys')
  await record('from the start', 'KeyK')
  await expect(page.getByRole('alert')).toContainText('K belongs to “skip” (Listening)')
  await page.getByRole('button', { name: 'Swap the two' }).focus()
  await press('Enter')
  expect(await ask(desk, 'settings.read', {})).toMatchObject({ keys: { replay: ['KeyK'], skip: ['KeyR'] } })
  await record('from the start', 'F11')
  await expect(page.getByRole('alert')).toContainText('F11 is kept by the window')
  await press('Escape')
  await gone()

  await expect(footer().getByRole('button', { name: /skip/ })).toContainText('R')
  await press('KeyR')
  await page.getByRole('dialog', { name: 'Why skip this clip?' }).waitFor()
  await press('Escape')
  await gone()
  await press('KeyK')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.reload()
  await atClip(page, 1)
  await expect(footer().getByRole('button', { name: /skip/ })).toContainText('R')
  await openSettings(page, 'Keys')
  await page.getByRole('button', { name: 'Reset the 2 keys you changed' }).focus()
  await press('Enter')
  await expect(page.getByRole('button', { name: 'Reset the keys you changed' })).toHaveAttribute('aria-disabled', 'true')
  await press('Escape')
  await gone()
  await expect(footer().getByRole('button', { name: /skip/ })).toContainText('K')
})

test('a pedal is a key, and Esc leaves a key as it was', async () => {
  await openSettings(page, 'Keys')
  await record('play', 'Escape')
  expect(await ask(desk, 'settings.read', {})).toMatchObject({ keys: {} })
  await page.getByRole('button', { name: 'Add a key to play', exact: true }).first().focus()
  await press('Enter')
  await page.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F13', code: 'F13', bubbles: true, cancelable: true })))
  await expect.poll(() => ask(desk, 'settings.read', {})).toMatchObject({ keys: { play: ['F13', 'Space'] } })
  await press('Escape')
  await gone()
  await ask(desk, 'settings.write', { keys: {} })
})

test('the left hand alone reviews clips, and every label says its keys', async () => {
  await choose('Left hand')
  await expect(footer().getByRole('button', { name: /accept and next/ })).toContainText('F')
  await press('KeyF')
  await atClip(page, 2)
  await press('Shift+Digit1')
  await atClip(page, 3)
  await press('KeyV')
  await page.getByRole('dialog', { name: 'Why skip this clip?' }).waitFor()
  await press('Digit4')
  await atClip(page, 4)
  await press('Shift+KeyF')
  await atClip(page, 3)
  await press('KeyF')
  await atClip(page, 4)
  await press('KeyZ')
  await press('Control+Shift+KeyX')
  await page.getByRole('alertdialog').waitFor()
  await press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
})

test('a key that accepts may be pressed twice, and any other takes an armed clip back', async () => {
  await press('KeyF')
  const armed = page.getByText('plays to its end, then goes on')
  if (await armed.isVisible()) {
    await press('KeyF')
    await expect(armed).toBeVisible()
  }
  await choose('Both hands')
})

test('no letter acts in the transcript, whatever hand the keys are for', async () => {
  await choose('Right hand')
  await press('KeyH')
  const text = page.getByRole('textbox', { name: 'Transcript' })
  await text.waitFor()
  await press('Control+A')
  await page.keyboard.type('jkluio789 hymn,. ;')
  await press('Home', 'Delete', 'End', 'Backspace', 'ArrowLeft')
  await expect(text).toHaveValue('kluio789 hymn,. ')
  // AltGr with a letter, as Windows and as Linux report it: nothing is escalated, played or left.
  await page.evaluate(() => {
    for (const held of [{ ctrlKey: true, altKey: true }, { modifierAltGraph: true }]) {
      for (const [code, key] of [['KeyX', 'ł'], ['KeyJ', '{'], ['KeyK', '['], ['KeyL', 'ł'], ['Digit7', '{']] as const) {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, key, shiftKey: code === 'KeyX', bubbles: true, cancelable: true, ...held }))
      }
    }
  })
  await expect(text).toBeFocused()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  // The palette gives the text back as it was.
  await press('Control+Shift+KeyP')
  await page.getByRole('combobox', { name: 'Find a command' }).waitFor()
  await press('Escape')
  await gone()
  await expect(text).toBeFocused()
  await press('Escape', 'Escape')
  await choose('Both hands')
})

test('a command is found by its letters and run by Enter; what cannot be done says why', async () => {
  await press('Control+Shift+KeyP')
  await page.keyboard.type('fast')
  await expect(offered().getByRole('option', { selected: true })).toContainText('faster')
  await press('Enter')
  await gone()
  await expect(page.getByText('1.1x')).toBeVisible()
  await press('Control+Shift+KeyP')
  await page.keyboard.type('settings')
  await press('Enter')
  await page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await press('Escape')
  await gone()
  await press('F4')
  await expect(page.getByText('On a break')).toBeVisible()
  await press('Control+Shift+KeyP')
  const pause = offered().getByRole('option', { name: /^break/ })
  await expect(pause).toContainText('you are on a break')
  await expect(pause).toHaveAttribute('aria-disabled', 'true')
  await press('Escape')
  await gone()
  await press('F4')
  await page.getByRole('application').waitFor()
})

test('all keys are at hand, searched by name and by key', async () => {
  for (const key of ['?', 'F1']) {
    await press(key)
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await expect(page.getByRole('region', { name: 'Listening' }).getByText('active now')).toBeVisible()
    await page.keyboard.type('silence')
    await expect(page.getByRole('region', { name: 'Listening' }).getByRole('listitem')).toHaveCount(1)
    await press('Control+A')
    await page.keyboard.type('f8')
    await expect(page.getByRole('button', { name: /Escalate/ }).last()).toBeVisible()
    await press('Escape')
    await gone()
  }
})

test('keys are labelled as the keyboard in use writes them, and stay where they are', async () => {
  await page.addInitScript(() => {
    const azerty = new Map([['KeyA', 'q'], ['KeyQ', 'a'], ['KeyW', 'z'], ['KeyZ', 'w'], ['KeyM', ','], ['Digit1', '&'], ['Digit2', 'é']])
    Object.defineProperty(navigator, 'keyboard', { value: { getLayoutMap: () => Promise.resolve(azerty) } })
  })
  await page.reload()
  await page.getByRole('application').waitFor()
  await expect(footer().getByRole('button', { name: /undo/ })).toContainText('W')
  await expect(page.getByRole('radio', { name: 'meant' })).toContainText('1')
  await press('?')
  await expect(page.getByRole('region', { name: 'Listening' }).getByRole('listitem').filter({ hasText: 'back 1.5 s' })).toContainText('Q')
  await press('Escape')
  await gone()
})
