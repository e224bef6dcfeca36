import type { CDPSession } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../shared/domain/annotation.ts'
import { goOnStage } from './stage/on-stage.ts'

// Writing the transcript, by keys alone, in Chromium: the field, its undo, input methods, and what is drawn under it.

const { page, open, press } = goOnStage()

const field = () => page().getByRole('textbox', { name: 'Transcript' })
const written = (): Promise<string> => field().inputValue()
const clipInFront = (): Promise<string | null> => page().getByRole('heading', { level: 1 }).textContent()
const layer = (): Promise<string | null> => page().locator('[data-layer]').getAttribute('data-layer')
const selected = (): Promise<string> =>
  field().evaluate(element => (element instanceof HTMLTextAreaElement ? element.value.slice(element.selectionStart, element.selectionEnd) : ''))

async function openClip(scene: string): Promise<void> {
  await open(scene)
  await page().getByRole('heading', { name: 'Clip 1' }).waitFor()
}
/** The draft as it was saved last. */
async function saved(): Promise<Annotation | undefined> {
  await page().waitForTimeout(400)
  return page().evaluate(() => window.stage.bridge.calls.findLast(({ method }) => method === 'annotations.save')?.input as { annotation: Annotation } | undefined).then(input => input?.annotation)
}
/** Moves on by so much, in silence. */
async function goTo(ms: number): Promise<void> {
  for (let at = 1500; at <= ms; at += 1500) await press('KeyD')
  for (let at = 200; at <= ms % 1500; at += 200) await press('Shift+KeyD')
}
/** Where each word is drawn, as `left,top,width`. */
const places = (): Promise<string[]> =>
  page().locator('[data-word]').evaluateAll(words => words.map(word => {
    const { left, top, width } = word.getBoundingClientRect()
    return [left, top, width].map(Math.round).join()
  }))

/** The most by which a colour of any pixel differs between two pictures, of 255. */
const farthest = (one: string, other: string): Promise<number> =>
  page().evaluate(async pictures => {
    const [left, right] = await Promise.all(pictures.map(async picture => {
      const image = new Image()
      image.src = `data:image/png;base64,${picture}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
      canvas?.drawImage(image, 0, 0)
      return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    }))
    return (left ?? new Uint8ClampedArray()).reduce((most, value, index) => Math.max(most, Math.abs(value - (right?.[index] ?? 0))), 0)
  }, [one, other])

describe('the field', () => {
  test('pauses with the word just heard selected, so that its letters replace it', async () => {
    await openClip('desk')
    await press('Space')
    await page().getByRole('button', { name: 'pause', exact: true }).waitFor()
    await goTo(3000)
    await press('KeyE')
    expect(await selected()).toBe('kitten')
    expect(await page().getByRole('button', { name: 'pause', exact: true }).count()).toBe(0)
    await page().keyboard.type('kitchen')
    expect(await written()).toBe('alexa play taylor swift on the kitchen speaker')
    expect((await saved())?.transcript).toBe('alexa play taylor swift on the kitchen speaker')
    await press('Enter')
    expect(await layer()).toBe('listen')
  })

  test.each(['desk', 'desk-long', 'desk-hi', 'desk-ar', 'desk-zh'])('stands where the words were read: %s', async scene => {
    await openClip(scene)
    const read = await places()
    await press('KeyE')
    await field().waitFor()
    expect(await places()).toEqual(read)
    const height = (name: string): Promise<number> => page().locator(name).evaluate(element => element.getBoundingClientRect().height)
    expect(await height('textarea')).toBe(await height('div:has(+ textarea)'))
  })

  test.each(['desk', 'desk-long', 'desk-hi', 'desk-ar', 'desk-zh'])('has every letter over its mark underneath: %s', async scene => {
    await openClip(scene)
    await press('KeyE', 'End')
    await field().waitFor()
    const clip = await field().boundingBox()
    const shot = (): Promise<string> => page().screenshot({ ...(clip === null ? {} : { clip }), caret: 'hide' }).then(image => image.toString('base64'))
    const colour = (over: string, under: string): Promise<void> =>
      page().evaluate(([front, behind]) => {
        document.querySelector('textarea')?.style.setProperty('color', front ?? '')
        for (const word of document.querySelectorAll<HTMLElement>('[data-word]')) word.style.setProperty('color', behind ?? '')
      }, [over, under])
    await colour('red', 'transparent')
    const own = await shot()
    await colour('transparent', 'red')
    // A letter that stood one pixel off would turn whole pixels red.
    expect(await farthest(own, await shot())).toBeLessThan(128)
  })

  test('grows with the text and never holds a line break', async () => {
    await openClip('desk')
    await press('KeyE', 'End')
    const before = (await field().boundingBox())?.height ?? 0
    await page().keyboard.type(' and then play something else that is much longer than one line of text can be')
    expect((await field().boundingBox())?.height ?? 0).toBeGreaterThan(before * 1.5)
    await field().evaluate(element => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ' two\nlines')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    expect(await written()).toMatch(/can be two lines$/)
  })

  test('keeps the caret where the writer put it, and its undo to itself', async () => {
    await openClip('desk')
    await press('KeyE', 'Home', 'Control+ArrowRight')
    await page().keyboard.type('please ')
    await page().keyboard.type('now ')
    const caret = await field().evaluate(element => (element as HTMLTextAreaElement).selectionStart)
    await page().waitForTimeout(500)
    expect(await field().evaluate(element => (element as HTMLTextAreaElement).selectionStart)).toBe(caret)
    await press('Control+KeyZ')
    expect(await written()).not.toContain('now')
    expect((await saved())?.transcript).toBe(await written())
    expect(await page().evaluate(() => window.stage.bridge.calls.filter(({ method }) => method === 'history.undo').length)).toBe(0)
  })

  test('lets no letter, digit or space act, and Esc silences before it leaves', async () => {
    await openClip('desk')
    await press('KeyE', 'End')
    await page().keyboard.type(' k z x 1 2 t')
    expect(await written()).toMatch(/ k z x 1 2 t$/)
    expect(await layer()).toBe('type')
    await press('F2')
    await page().getByRole('button', { name: 'pause', exact: true }).waitFor()
    await press('Escape')
    await page().getByRole('button', { name: 'play', exact: true }).first().waitFor()
    expect(await layer()).toBe('type')
    await press('Escape')
    expect(await layer()).toBe('listen')
  })

  test('goes from doubtful word to doubtful word by Tab, selects it and plays around it', async () => {
    await openClip('desk')
    await press('KeyE', 'Home', 'Tab')
    expect(await selected()).toBe('taylor')
    await page().getByRole('button', { name: 'pause', exact: true }).waitFor()
    await press('Tab')
    expect(await selected()).toBe('kitten')
    await press('Shift+Tab')
    expect(await selected()).toBe('taylor')
    await page().getByRole('button', { name: 'play', exact: true }).first().waitFor({ timeout: 4000 })
    const at = Number(await page().getByRole('slider').getAttribute('aria-valuenow'))
    expect(at).toBeGreaterThan(2000)
    expect(at).toBeLessThan(2300)
  })

  test('marks a word as sure once it is written anew, and shows what was changed', async () => {
    await openClip('desk')
    await press('KeyE', 'Home', 'Tab')
    expect(await page().locator('[data-doubt]').count()).toBe(2)
    await page().keyboard.type('tailor')
    expect(await page().locator('[data-doubt]').count()).toBe(1)
    expect(await page().locator('[data-difference=changed]').textContent()).toBe('tailor')
    await press('Escape')
    if (await layer() === 'type') await press('Escape')
    await page().getByText('1 word changed').waitFor()
    await press('KeyC')
    await page().getByText('Recognised:').waitFor()
    expect(await page().locator('del').textContent()).toBe('taylor')
    await press('Shift+KeyC')
    await page().getByText('as recognised', { exact: true }).waitFor()
    expect(await page().getByText('Recognised:').count()).toBe(0)
  })
})

describe('shortcuts', () => {
  test('write marks and a person’s own words after a space, and one undo takes them back', async () => {
    await openClip('desk')
    await press('KeyE', 'End')
    await page().keyboard.type(' /u omw /n ')
    expect(await written()).toBe('alexa play taylor swift on the kitten speaker [unintelligible] on my way [noise] ')
    await press('Control+KeyZ')
    expect(await written()).toBe('alexa play taylor swift on the kitten speaker [unintelligible] on my way /n ')
    expect((await saved())?.transcript).toBe(await written())
  })

  test('put a mark in the text while listening: U and a digit', async () => {
    await openClip('desk')
    await goTo(1300)
    await press('KeyU')
    await page().getByRole('dialog', { name: 'What stands here?' }).waitFor()
    await press('Digit1')
    await page().getByText('[unintelligible]').waitFor()
    expect((await saved())?.transcript).toBe('alexa play [unintelligible] swift on the kitten speaker')
  })
})

describe('an input method', () => {
  let session: CDPSession
  const compose = (text: string): Promise<unknown> => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const commit = (text: string): Promise<unknown> => session.send('Input.insertText', { text })
  async function writeWith(scene: string): Promise<void> {
    await openClip(scene)
    await press('KeyE', 'End')
    session = await page().context().newCDPSession(page())
  }

  test('composes without any key acting; the Enter that ends a word accepts nothing', async () => {
    await writeWith('desk-zh')
    await compose('ni')
    await press('Enter', 'Escape', 'F2')
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Tab', windowsVirtualKeyCode: 229 })
    expect(await layer()).toBe('type')
    expect(await clipInFront()).toBe('Clip 1')
    await commit('你好')
    expect(await written()).toBe('播放 周杰伦 的 歌你好')
    expect((await saved())?.transcript).toBe('播放 周杰伦 的 歌你好')
    expect(await clipInFront()).toBe('Clip 1')
  })

  test('is not disturbed by what is drawn and saved meanwhile', async () => {
    await writeWith('desk-hi')
    for (const text of ['न', 'नम', 'नमस', 'नमस्', 'नमस्ते']) {
      await compose(text)
      await page().waitForTimeout(120)
      expect((await written()).endsWith(text)).toBe(true)
    }
    await commit('नमस्ते ')
    await page().keyboard.type('/n ')
    expect(await written()).toBe('अलेक्सा लता मंगेशकर का गाना बजाओनमस्ते [noise] ')
  })

  test('writes from right to left', async () => {
    await writeWith('desk-ar')
    await commit(' الآن')
    expect(await written()).toBe('شغل اغنية فيروز في غرفة المطبخ الآن')
    expect(await field().evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    expect(await page().locator('div:has(+ textarea)').evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
  })
})

describe('labels while typing', () => {
  test('are put on the selected words by Alt and a digit, and follow them', async () => {
    await openClip('desk')
    await press('KeyE', 'Home', 'Tab', 'Shift+Control+ArrowRight', 'Alt+Digit1')
    expect((await saved())?.slots).toEqual([{ label: 'artist_name', words: { from: 2, to: 4 } }])
    await press('Home')
    await page().keyboard.type('hey ')
    expect((await saved())?.slots).toEqual([{ label: 'artist_name', words: { from: 3, to: 5 } }])
    await page().locator('[data-slot=start]', { hasText: 'taylor' }).waitFor({ state: 'attached' })
  })
})
