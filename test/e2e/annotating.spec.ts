import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { sampleProjects } from '../../build/sample/projects.ts'
import type { ClipPage } from '../../shared/contract/clips.ts'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'
import { ask, atClip, endAfter, openWorkstation, passphrase, temporaryFolder, type Workstation } from './workstation.ts'

// The annotation model, typing and the guidelines under the two tasks of the sample, by keyboard alone, to the hub's export.

test.describe.configure({ mode: 'serial' })

let folder: string
let hub: TestHub
let desk: Workstation
let page: Page
/** What the export must say in the end, an answer each. */
const expected: Record<string, unknown>[] = []

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const transcript = () => page.getByRole('textbox', { name: 'Transcript' })
const entry = (): Promise<string | null> => page.evaluate(() => document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? null)
const clipAt = async (position: number): Promise<ClipPage> => {
  const rows = (await ask(desk, 'clips.list', {})) as { clip: string; position: number }[]
  return (await ask(desk, 'clips.open', { clip: rows.find(row => row.position === position)?.clip ?? '' })) as ClipPage
}
/** Opens a clip by words that were said in it. */
async function find(words: string, position: number): Promise<void> {
  await press('KeyJ')
  await page.getByRole('combobox', { name: 'Find words' }).waitFor()
  await page.keyboard.type(words)
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('1 clip with these words')
  await press('Enter')
  await atClip(page, position)
}
const hearAll = async (): Promise<void> => {
  await press('KeyR')
  await expect(page.getByText('all speech heard')).toBeVisible({ timeout: 20_000 })
}

test.beforeAll(async () => {
  folder = temporaryFolder()
  hub = await startHub(folder)
  const person = await hub.addPerson('r-101', 'reviewer')
  for (const { name, purpose, files, manifest, batch } of sampleProjects) {
    await hub.folder.command(z.unknown(), 'project', 'add', name, '--purpose', purpose, '--legal-basis', 'none needed', ...files)
    await hub.folder.command(z.unknown(), 'import', sampleSource.folder, '--project', name, '--manifest', `${sampleSource.folder}/${manifest}`)
    await hub.assign('r-101', '--project', name, '--name', batch)
  }
  desk = await openWorkstation(folder)
  page = desk.page
  await ask(desk, 'device.enrol', { invitation: await hub.inviteDevice() })
  await ask(desk, 'people.join', { invitation: person, passphrase })
  await expect.poll(async () => ((await ask(desk, 'sync.status', {})) as { clipsOnDevice: number }).clipsOnDevice, { timeout: 30_000 }).toBe(48)
  await ask(desk, 'settings.write', { speed: 2 })
  await page.reload()
  await page.getByRole('button', { name: 'Clock in' }).waitFor()
  await press('Enter')
  await atClip(page, 1)
})
endAfter(() => ({ desk, hub, folder }))

test('questions are walked through by Tab and answered by digits, the intent by a few letters', async () => {
  await hearAll()
  await press('Tab')
  expect(await entry()).toBe('quality')
  await press('Digit2', 'Tab')
  expect(await entry()).toBe('intent')
  await page.keyboard.type('radio')
  await press('Enter', 'Escape', 'Enter')
  await atClip(page, 2)
  expect((await clipAt(1)).annotation).toMatchObject({ wake: 'meant', quality: ['far'], intent: 'play_radio' })
  expected.push({ wake: 'meant', quality: ['far'], intent: 'play_radio' })
})

test('a doubtful word is typed anew, its neighbours keep their labels, and a label comes with Alt and a digit', async () => {
  await find('kitten', 6)
  await hearAll()
  await press('KeyE')
  await transcript().waitFor()
  await press('Home', 'Tab')
  await page.keyboard.type('kitchen')
  await expect(transcript()).toHaveValue('computer play taylor swift on the kitchen speaker')
  await press('Control+Shift+ArrowLeft', 'Alt+Digit8', 'Enter')
  await atClip(page, 7)
  expected.push({
    transcript: 'computer play taylor swift on the kitchen speaker',
    bio: ['O', 'O', 'B-artist_name', 'I-artist_name', 'O', 'O', 'B-room', 'O'],
  })
})

test('a false wake ends the clip at once, whatever of it was heard, and Z brings it back', async () => {
  await press('Digit3')
  await atClip(page, 8)
  const { state, annotation, heard, speech } = await clipAt(7)
  expect({ state, wake: annotation.wake }).toEqual({ state: 'submitted', wake: 'similar_word' })
  expect(heard.at(-1)?.to ?? 0).toBeLessThan(speech.at(-1)?.to ?? 0)
  await press('KeyZ')
  await atClip(page, 7)
  expect((await clipAt(7)).state).toBe('open')
  await press('Digit3')
  await atClip(page, 8)
  expected.push({ wake: 'similar_word', transcript: null, words: [], intent: null })
})

test('words are labelled by T, the arrows and a few letters', async () => {
  await find('glass station', 39)
  await hearAll()
  await press('KeyT', 'Shift+ArrowLeft')
  await page.keyboard.type('place')
  await press('Enter')
  expect((await clipAt(39)).annotation.slots).toEqual([{ label: 'place_name', words: { from: 5, to: 7 } }])
  await press('Enter')
  await atClip(page, 40)
  expected.push({ hypothesis: 'computer navigate to the nearest glass station', bio: ['O', 'O', 'O', 'O', 'O', 'B-place_name', 'I-place_name'] })
})

test('what is sensitive is marked by X, its words and a digit, confirmed by ear, and does not leave', async () => {
  await find('cat food', 22)
  await hearAll()
  await press('KeyX')
  const panel = page.getByRole('dialog', { name: 'Sensitive' })
  await panel.waitFor()
  for (let word = 0; word < 20 && !(await panel.innerText()).includes('one two three four five six seven'); word++) await press('Shift+ArrowLeft')
  await press('Digit2')
  await panel.waitFor({ state: 'detached' })
  while ((await entry()) !== 'sensitive') await press('Tab')
  await press('Digit1')
  await panel.waitFor()
  await press('Space')
  await expect(panel.getByText('heard', { exact: true })).toBeVisible({ timeout: 30_000 })
  await press('Enter')
  expect((await clipAt(22)).annotation.sensitive).toMatchObject([{ class: 'card', words: { from: 7, to: 23 }, confirmed: true }])
  await press('Enter')
  await atClip(page, 23)
  expected.push({ transcript: 'computer order more cat food with card [sensitive:card]', sensitive: [{ class: 'card', words: { from: 7, to: 8 }, time: expect.any(Object), confirmed: true }] })
})

test('words of another script are written where they stand', async () => {
  await find('रसोई', 32)
  await hearAll()
  await press('KeyE')
  await transcript().waitFor()
  await press('Home', 'Tab')
  await page.keyboard.insertText('बत्ती')
  await press('Enter')
  await atClip(page, 33)
  expected.push({ transcript: 'कंप्यूटर रसोई की बत्ती बंद करो' })
})

test('the guidelines open at the question in front and follow it, while listening goes on', async () => {
  const panel = page.getByRole('region', { name: 'The guidelines of this batch' })
  await press('KeyG')
  await expect(panel.getByText('Was it meant for the assistant?')).toBeInViewport()
  await press('Escape', 'Escape', 'Tab')
  expect(await entry()).toBe('quality')
  await expect(panel.getByText('Mark what would make it hard for a machine', { exact: false })).toBeInViewport()
  await press('KeyG')
  await expect(panel).toHaveCount(0)
})

test('another specification asks other questions, and its answers are its own', async () => {
  await press('Shift+KeyJ')
  await page.getByRole('dialog', { name: 'Batches on this laptop' }).waitFor()
  await press('Digit2')
  await atClip(page, 41)
  await expect(page.getByText('the wake word, said in passing')).toBeVisible()
  await expect(page.getByText('Intent')).toHaveCount(0)
  await press('Enter')
  expect((await clipAt(41)).state).not.toBe('submitted')
  await press('Digit4', 'Tab', 'Digit1', 'Digit4')
  await press('Tab', 'Tab', 'Digit4')
  await atClip(page, 42)
  expected.push({ wake: 'media', choices: { source: ['broadcast'], heard: ['one_adult', 'broadcast'] } })
})

test('the hub exports what was answered', async () => {
  await ask(desk, 'sync.start', {})
  await expect.poll(async () => (await hub.exportLines()).length, { timeout: 60_000 }).toBe(expected.length)
  const lines = await hub.exportLines()
  for (const wanted of expected) expect(lines).toContainEqual(expect.objectContaining(wanted))
})
