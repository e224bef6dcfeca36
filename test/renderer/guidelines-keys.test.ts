import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// Guidelines beside the clip, by keyboard alone, in Chromium under the product's policy.

const { page, open, press } = goOnStage()

const panel = () => page().getByRole('region', { name: 'Guidelines', exact: true })
const text = () => page().getByRole('region', { name: 'The guidelines of this batch' })
const focused = (): Promise<string | null> => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
const calls = (method: string): Promise<number> => page().evaluate(name => window.stage.bridge.calls.filter(call => call.method === name).length, method)
/** The heading that stands at the top of the text. */
const section = (): Promise<string | null> => text().evaluate(region => {
  const top = region.getBoundingClientRect().top
  const passed = [...region.querySelectorAll('[data-depth]')].filter(heading => heading.getBoundingClientRect().top < top + 40)
  return passed.at(-1)?.textContent ?? null
})
const inSight = (words: string): Promise<boolean> => text().evaluate((region, sought) => {
  const [shown, box] = [region, [...region.querySelectorAll('[data-depth], td')].find(element => element.textContent.includes(sought))].map(element => element?.getBoundingClientRect())
  return shown !== undefined && box !== undefined && box.top >= shown.top && box.bottom <= shown.bottom
}, words)
const atClip = (number: number): Promise<void> => page().getByRole('heading', { name: `Clip ${number}`, exact: true }).waitFor()

async function openGuidelines(): Promise<void> {
  await open('reading')
  await atClip(1)
  await page().getByRole('button', { name: /^G Guidelines/ }).waitFor()
  await press('KeyG')
  await text().waitFor()
}

describe('guidelines', () => {
  test('open at the question in front and follow it, until somebody scrolls', async () => {
    await openGuidelines()
    expect(await section()).toBe('Was the assistant meant?')
    await page().getByRole('checkbox', { name: 'noisy' }).focus()
    await expect.poll(section).toBe('How it sounds')
    await page().getByRole('radio', { name: 'meant' }).focus()
    await expect.poll(section).toBe('Was the assistant meant?')
    await press('PageDown', 'PageDown')
    const strayed = await section()
    await page().getByRole('checkbox', { name: 'noisy' }).focus()
    await page().getByRole('button', { name: 'Back to “How it sounds”' }).waitFor()
    expect(await section()).toBe(strayed)
    await page().getByRole('button', { name: 'Back to “How it sounds”' }).click()
    await expect.poll(section).toBe('How it sounds')
  })

  test('say that they changed, and no more once they were read', async () => {
    await open('reading')
    await page().getByRole('button', { name: /^G Guidelines.*changed since you last read/ }).waitFor()
    await press('KeyG')
    await panel().getByText('version 3').waitFor()
    await panel().getByText('changed since you last read').waitFor()
    await press('KeyG')
    await page().getByRole('button', { name: /^G Guidelines$/ }).waitFor()
    expect(await calls('guidelines.noteRead')).toBe(1)
  })

  test('keep the keys of listening, and their place, from clip to clip', async () => {
    await openGuidelines()
    expect(await focused()).toBe('The guidelines of this batch')
    await press('Space')
    await expect.poll(() => calls('clips.start')).toBe(1)
    await press('PageDown')
    const before = await text().evaluate(region => region.scrollTop)
    await press('Enter')
    await atClip(2)
    expect(await text().evaluate(region => region.scrollTop)).toBe(before)
    expect(await focused()).toBe('The guidelines of this batch')
    await press('Digit4')
    await atClip(3)
  })

  test('are found in as one types, and walked through by n and N', async () => {
    await openGuidelines()
    const found = panel().getByRole('status')
    await press('/')
    expect(await focused()).toBe('Find in the guidelines')
    await page().keyboard.type('SOUNDS')
    expect(await found.textContent()).toBe('1 of 2')
    await press('Enter')
    expect(await found.textContent()).toBe('2 of 2')
    expect(await inSight('How it sounds')).toBe(true)
    await press('Escape', 'n')
    expect(await found.textContent()).toBe('1 of 2')
    expect(await inSight('a name that sounds')).toBe(true)
    await press('Shift+N')
    expect(await found.textContent()).toBe('2 of 2')
    await press('/')
    await page().keyboard.type('zebra')
    expect(await found.textContent()).toBe('not found')
    expect(await page().evaluate(() => CSS.highlights.get('guidelines-found')?.size)).toBe(0)
    // Typing fired no key of the clip, and Enter found instead of accepting.
    expect(await calls('annotations.submit')).toBe(0)
  })

  test('give the focus back to the clip by Esc, and when they close', async () => {
    await openGuidelines()
    await press('Escape')
    expect(await focused()).toBe('Clip under review')
    expect(await panel().count()).toBe(1)
    await press('KeyG')
    expect(await panel().count()).toBe(0)
    await press('KeyG')
    await text().waitFor()
    expect(await focused()).toBe('The guidelines of this batch')
    await press('KeyG')
    await expect.poll(focused).toBe('Clip under review')
  })

  test('are text: no HTML, no image, no way out, each paragraph in its own direction', async () => {
    await openGuidelines()
    expect(await text().locator('a, img, script, [onclick], input').count()).toBe(0)
    expect(await page().evaluate(() => 'bad' in window)).toBe(false)
    expect(await text().textContent()).toContain('[image: A waveform with two peaks]')
    expect(await text().textContent()).toContain('(https://example.org/style)')
    const direction = (start: string): Promise<string> => text().getByText(start).first().evaluate(element => getComputedStyle(element).direction)
    expect(await direction('اكتب ما')).toBe('rtl')
    expect(await direction('Write what is said')).toBe('ltr')
  })

  test('are there to be turned to by their contents', async () => {
    await openGuidelines()
    await panel().getByText('Contents').press('Enter')
    await panel().getByRole('button', { name: 'Words nobody can make out' }).press('Enter')
    expect(await section()).toBe('Words nobody can make out')
  })

  test('are no key at all where the batch has none: the short meaning stays', async () => {
    await open('reading-nothing')
    await atClip(1)
    await page().getByText('Somebody addressed the assistant').waitFor()
    await press('KeyG')
    expect(await panel().count()).toBe(0)
    expect(await page().getByText('Somebody addressed the assistant').count()).toBe(1)
  })
})
