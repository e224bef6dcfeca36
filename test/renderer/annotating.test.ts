import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../shared/domain/annotation.ts'
import { goOnStage } from './stage/on-stage.ts'

// Answering what a task asks about a clip, by keys alone, in Chromium.

const { page, open, press, axe } = goOnStage()

const front = (): Promise<string | null> => page().getByRole('heading', { level: 1 }).textContent()
const layer = (): Promise<string | null> => page().locator('[data-layer]').getAttribute('data-layer')
const facing = (): Promise<string | null> => page().evaluate(() => document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? null)

async function openClip(scene: string, theme: 'dark' | 'light' = 'dark'): Promise<void> {
  await open(scene, theme)
  await page().getByRole('heading', { name: 'Clip 1' }).waitFor()
}
/** Moves on by so much, in silence. */
async function goTo(ms: number): Promise<void> {
  for (let at = 1500; at <= ms; at += 1500) await press('KeyD')
  for (let at = 200; at <= ms % 1500; at += 200) await press('Shift+KeyD')
}
/** The answer of the clip that was submitted last, else the draft that was saved last. */
async function answer(method: 'annotations.save' | 'annotations.submit' = 'annotations.save'): Promise<Annotation | undefined> {
  await page().waitForTimeout(400)
  const input = await page().evaluate(name => window.stage.bridge.calls.findLast(call => call.method === name)?.input as { annotation: Annotation } | undefined, method)
  return input?.annotation
}

describe('questions', () => {
  test('are walked through by Tab, answered by digits, and left at the ends', async () => {
    await openClip('desk')
    await press('Tab')
    expect(await facing()).toBe('quality')
    await press('Digit2', 'Digit4', 'Digit2')
    await press('Tab')
    expect(await layer()).toBe('choose')
    await press('Tab', 'Tab')
    expect(await facing()).toBe('sensitive')
    // Its own button comes next, then what lies beside the clip.
    await press('Tab', 'Tab')
    expect(await facing()).toBeNull()
    expect((await answer())?.quality).toEqual(['clipped'])
  })

  test('let Space play and Enter accept wherever Tab led', async () => {
    await openClip('desk')
    await press('Tab', 'Space')
    await page().getByRole('button', { name: 'pause', exact: true }).waitFor()
    expect((await answer())?.quality ?? []).toEqual([])
    await press('Enter')
    await page().getByText('plays to its end').waitFor()
    await page().getByRole('heading', { name: 'Clip 2' }).waitFor({ timeout: 15_000 })
    expect(await page().evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application')
  })

  test('of the task’s own are all that is drawn where it asks nothing else', async () => {
    await openClip('desk-own')
    await page().getByText('this task does not ask for corrections').waitFor()
    expect(await page().locator('[data-question]').count()).toBe(2)
    await press('KeyE', 'KeyT', 'KeyX')
    expect(await layer()).toBe('listen')
    await press('Digit2', 'Tab', 'Digit1', 'Digit2')
    expect((await answer())?.choices).toEqual({ speaker: ['child'], heard: ['tv', 'dog'] })
  })

  test('that stay open are said calmly, and the first has the focus', async () => {
    await openClip('desk-open')
    await press('Enter')
    expect(await page().getByRole('alert').textContent()).toContain('Quality, Intent')
    expect(await facing()).toBe('quality')
    await press('Digit1', 'Enter')
    expect(await layer()).toBe('choose')
    await page().keyboard.type('timer')
    await press('Enter')
    await press('Enter')
    await page().getByText('plays to its end').waitFor()
    expect(await answer()).toMatchObject({ quality: ['noisy'], intent: 'set_timer' })
  })

  test('an empty transcript that is required is written at once', async () => {
    await openClip('desk-empty')
    await press('Enter')
    expect(await layer()).toBe('type')
    await page().keyboard.type('alexa play')
    await press('Escape')
    expect((await answer())?.transcript).toBe('alexa play')
    expect(await page().getByRole('button', { name: 'compare' }).count()).toBe(0)
  })
})

describe('the intent', () => {
  test('is found among two thousand by typing, and letters do nothing else', async () => {
    await openClip('desk-many')
    await press('Tab', 'Tab')
    await page().keyboard.type('k19 z')
    await page().getByText('No intent is called that.').waitFor()
    for (let letter = 0; letter < 5; letter++) await press('Backspace')
    await page().keyboard.type('19 5')
    const options = page().getByRole('option')
    await options.first().waitFor()
    expect(await options.first().textContent()).toBe('intent_0195')
    await press('ArrowDown', 'ArrowDown')
    const field = page().getByRole('combobox', { name: 'Intent' })
    const active = await field.getAttribute('aria-activedescendant')
    expect(await page().locator(`[id="${active}"]`).textContent()).toBe('intent_1951')
    await press('Enter')
    expect(await layer()).toBe('listen')
    expect((await answer())?.intent).toBe('intent_1951')
    expect(await front()).toBe('Clip 1')
  })

  test('can be walked through from end to end without drawing them all', async () => {
    await openClip('desk-many')
    await press('Tab', 'Tab', 'ArrowDown')
    for (let step = 0; step < 40; step++) await press('ArrowDown')
    const active = await page().getByRole('combobox', { name: 'Intent' }).getAttribute('aria-activedescendant')
    expect(await page().locator(`[id="${active}"]`).textContent()).toBe('intent_0040')
    expect(await page().getByRole('option').count()).toBeLessThan(40)
    expect(await page().getByRole('option').first().getAttribute('aria-setsize')).toBe('2000')
  })

  test('is left by Esc as it was', async () => {
    await openClip('desk')
    await press('Tab', 'Tab')
    await page().keyboard.type('timer')
    await press('Escape')
    expect(await layer()).toBe('listen')
    await page().getByText('suggested').waitFor()
  })
})

describe('slots', () => {
  test('take three keys: T, a digit, Enter', async () => {
    await openClip('desk')
    await goTo(3000)
    await press('KeyT', 'Digit6', 'Enter')
    await page().getByRole('heading', { name: 'Clip 2' }).waitFor({ timeout: 15_000 })
    expect((await answer('annotations.submit'))?.slots).toEqual([{ label: 'room', words: { from: 6, to: 7 } }])
  })

  test('go over several words by Shift and arrows, find a label by its letters, and come off by Backspace', async () => {
    await openClip('desk')
    await press('KeyT', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
    expect(await layer()).toBe('tag')
    await page().keyboard.type('con')
    await press('Enter')
    expect((await answer())?.slots).toEqual([{ label: 'contact_name', words: { from: 2, to: 4 } }])
    expect(await layer()).toBe('listen')
    await press('KeyT', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Backspace', 'Escape')
    expect((await answer())?.slots).toEqual([])
  })

  test('come with their words chosen where the catalogue knows them: T, a digit, and again', async () => {
    await openClip('desk-known')
    await page().getByText('Play music').waitFor()
    await press('KeyT')
    await page().getByRole('option', { name: 'Artist' }).waitFor()
    await press('Tab', 'Tab', 'Digit1', 'KeyT', 'Enter')
    expect((await answer())?.slots).toEqual([{ label: 'artist_name', words: { from: 2, to: 4 } }, { label: 'device', words: { from: 6, to: 8 } }])
    expect(await page().locator('[data-label=Artist]').textContent()).toContain('taylor')
  })

  test('follow the eye where words are read leftwards', async () => {
    await openClip('desk-ar')
    await press('KeyT', 'ArrowLeft', 'ArrowLeft', 'Digit1')
    expect((await answer())?.slots).toEqual([{ label: 'artist_name', words: { from: 2, to: 3 } }])
  })

  test('can be drawn with the mouse, and labelled by a press', async () => {
    await openClip('desk')
    const at = async (word: string) => {
      const box = await page().locator('[data-word]', { hasText: word }).boundingBox()
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    }
    const [from, to] = [await at('taylor'), await at('swift')]
    await page().mouse.move(from.x, from.y)
    await page().mouse.down()
    await page().mouse.move(to.x, to.y, { steps: 4 })
    await page().mouse.up()
    expect(await layer()).toBe('tag')
    await page().getByRole('option', { name: 'song_name' }).click()
    expect((await answer())?.slots).toEqual([{ label: 'song_name', words: { from: 2, to: 4 } }])
    expect(await layer()).toBe('listen')
  })
})

describe('sensitive spans', () => {
  test('take two keys, and fall silent with the first', async () => {
    await openClip('desk')
    await goTo(1700)
    await press('Space')
    await page().getByRole('button', { name: 'pause', exact: true }).waitFor()
    await press('KeyX')
    await page().getByRole('dialog', { name: 'Sensitive' }).waitFor()
    expect(await page().getByRole('button', { name: 'pause', exact: true }).count()).toBe(0)
    await press('Digit1')
    expect((await answer())?.sensitive).toMatchObject([{ class: 'name', confirmed: false }])
    await page().locator('[data-sensitive]').first().waitFor()
    await page().getByText('time not confirmed').waitFor()
  })

  test('are confirmed by hearing them once more', async () => {
    await openClip('desk')
    await goTo(1700)
    await press('KeyX', 'Digit1', 'Tab', 'Tab', 'Tab', 'Tab', 'Digit1', 'Space')
    await expect.poll(async () => (await answer())?.sensitive[0]?.confirmed, { timeout: 15_000 }).toBe(true)
    await page().getByRole('dialog', { name: 'Sensitive' }).getByText('heard').waitFor()
    await press('Escape')
    expect(await layer()).toBe('listen')
  })

  test('take the time between two marks, their words by arrows, and go by Backspace', async () => {
    await openClip('desk')
    await press('KeyD', 'KeyI', 'KeyD', 'KeyO', 'KeyX', 'Shift+ArrowLeft', 'Digit6')
    const [span] = (await answer())?.sensitive ?? []
    expect(span).toMatchObject({ class: 'health', time: { from: 1500, to: 3000 }, confirmed: true })
    await press('KeyN', 'Tab', 'Tab', 'Tab', 'Tab', 'Digit1', 'Backspace')
    expect((await answer())?.sensitive).toEqual([])
  })
})

test('others who speak are timed between two marks, and taken back', async () => {
  await openClip('desk')
  await press('KeyI', 'KeyD', 'KeyO', 'KeyN')
  await page().getByText('Others speak at').waitFor()
  expect((await answer())?.background).toEqual([{ from: 0, to: 1500 }])
  await press('KeyA', 'KeyN')
  expect((await answer())?.background).toEqual([])
})

/** What brings each state onto the screen. */
const states: [string, string, string[]][] = [
  ['everything asked', 'desk', []],
  ['a task’s own questions', 'desk-own', ['Tab', 'Digit1']],
  ['open questions', 'desk-open', ['Enter']],
  ['the transcript written', 'desk', ['KeyE']],
  ['a right-to-left transcript written', 'desk-ar', ['KeyE']],
  ['words labelled', 'desk', ['KeyT', 'Digit1', 'KeyT', 'ArrowRight']],
  ['an intent found', 'desk-many', ['Tab', 'Tab', 'ArrowDown', 'ArrowDown']],
  ['something sensitive marked', 'desk', ['KeyD', 'KeyX', 'Digit1', 'KeyX']],
  ['a mark in the text', 'desk', ['KeyU']],
  ['the recogniser’s words beside one’s own', 'desk', ['KeyD', 'KeyU', 'Digit1', 'KeyC']],
  ['every key', 'desk', ['?']],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (_, scene, keys) => {
    await openClip(scene, theme)
    await press(...keys)
    await page().waitForTimeout(150)
    expect(await axe()).toEqual([])
  })
})
