import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { startNodehost, type Nodehost } from '../../electron/nodehost/nodehost.ts'
import type { MethodInput, MethodName } from '../../shared/contract/methods.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { codeAt } from '../support/factor.ts'
import { startHub, type TestHub } from '../support/running-hub.ts'
import { sampleSource } from '../support/sources.ts'

/** A workstation as a person meets it: a window in a real browser, the real core behind it. */
export type Workstation = {
  page: Page
  host: Nodehost
  /** What the core and the browser write. */
  folders: string[]
  /** Sound that the page was given, as WAV. */
  sounds: Buffer[]
  /** What the browser complained about. */
  complaints: string[]
  close(): Promise<void>
}

export const passphrase = 'four words nobody guesses'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'earshot-e2e-'))
export const clearFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

const builtWorker = new URL('../../electron/core/worker.ts', import.meta.url)
/** Works with a hub of invented people as well. */
export const acceptingWorker = new URL('../support/accepting-worker.ts', import.meta.url)

export async function openWorkstation(folder: string, colorScheme: 'light' | 'dark' = 'dark', workerEntry = builtWorker): Promise<Workstation> {
  const dataDir = join(folder, 'workstation')
  const profile = join(folder, 'profile')
  const host = await startNodehost({
    dataDir,
    rendererDir: join(import.meta.dirname, '../../out/renderer'),
    workerEntry,
    appVersion: 'test',
  })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(), args: chromiumArguments, viewport: { width: 1440, height: 900 }, colorScheme,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const sounds: Buffer[] = []
  const complaints: string[] = []
  page.on('response', response => {
    if (response.url().includes('/clip/')) void response.body().then(body => sounds.push(body), () => undefined)
  })
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(host.issueUrl())
  return {
    page, host, sounds, complaints,
    folders: [dataDir, profile],
    async close() {
      await context.close()
      await host.close()
    },
  }
}

/** First start, by keyboard: enrols the laptop, joins, and arrives at the person's own screen. */
export async function enrolAndJoin(page: Page, device: string, person: string): Promise<void> {
  await page.getByLabel('Enrolment invitation').fill(device)
  await page.keyboard.press('Enter')
  await page.getByLabel('Your invitation').fill(person)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same passphrase again').fill(passphrase)
  await page.keyboard.press('Enter')
}

const heading = (page: Page, number: number) => page.getByRole('heading', { name: `Clip ${number}`, exact: true })

/** The clip is in front, and takes keys. */
export async function atClip(page: Page, number: number): Promise<void> {
  await expect(heading(page, number)).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('[data-surface=clip][aria-busy=true]')).toHaveCount(0)
}

/** Enter arms the clip: it plays to its end and the next one comes by itself. */
export async function acceptClip(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Enter')
  await atClip(page, number + 1)
}

/** Calls the core as the page does, for what a test needs and does not want to show; a refusal fails the test. */
export async function ask<M extends MethodName>({ host }: Workstation, method: M, input: MethodInput<M>): Promise<unknown> {
  const reply = await host.core.call(method, input)
  expect(reply, method).toMatchObject({ ok: true })
  return reply.ok ? reply.value : null
}

/** A hub with the sample clips and a reviewer's workstation that has fetched all forty, not yet clocked in. */
export async function openReviewer(folder: string, prepare: (hub: TestHub) => Promise<void> = async () => undefined): Promise<{ hub: TestHub; desk: Workstation }> {
  const hub = await startHub(folder)
  await prepare(hub)
  await hub.importFolder(sampleSource.folder, sampleSource.manifest)
  const person = await hub.addPerson('r-101', 'reviewer')
  await hub.assign('r-101')
  const desk = await openWorkstation(folder)
  await ask(desk, 'device.enrol', { invitation: await hub.inviteDevice() })
  await ask(desk, 'people.join', { invitation: person, passphrase })
  await expect.poll(async () => ((await ask(desk, 'sync.status', {})) as { clipsOnDevice: number }).clipsOnDevice, { timeout: 30_000 }).toBe(40)
  return { hub, desk }
}

/** The same, clocked in by keyboard, with the first clip in front. */
export async function openAtWork(folder: string): Promise<{ hub: TestHub; desk: Workstation }> {
  const opened = await openReviewer(folder)
  const { page } = opened.desk
  await page.reload()
  await page.getByRole('button', { name: 'Clock in' }).waitFor()
  await page.keyboard.press('Enter')
  await atClip(page, 1)
  return opened
}

/** What axe finds on the page as it stands; it writes styles of its own, which the page's policy refuses aloud. */
export async function axe({ page, complaints }: Workstation): Promise<string[]> {
  const before = complaints.length
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  complaints.splice(before)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

type Status = { phase: string; lastSyncAt: number | null }

/** Syncs now instead of at the next turn, from its start to its good end. */
export async function syncNow({ host }: Workstation): Promise<void> {
  const status = async (method: 'sync.status' | 'sync.start'): Promise<Status> => {
    const reply = await host.core.call(method, {})
    if (!reply.ok) throw new Error(reply.failure.reason)
    return reply.value as Status
  }
  await expect.poll(async () => (await status('sync.status')).phase, { timeout: 30_000 }).toBe('idle')
  const before = (await status('sync.start')).lastSyncAt ?? 0
  await expect.poll(async () => {
    const { phase, lastSyncAt } = await status('sync.status')
    return phase === 'idle' && (lastSyncAt ?? 0) > before
  }, { timeout: 30_000 }).toBe(true)
}

/** Reaches into the hub beside its server, for what neither a command nor a screen of this test does. */
export async function throughHub(folder: string, what: 'overlap' | 'expire' | 'phone' | 'step', ...more: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../support/hub-hand.ts'), what, join(folder, 'hub'), ...more])
}

/** The same in either theme; ends in the dark one. */
export async function axeInBothThemes(desk: Workstation): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await axe(desk)))
  }
  return found
}

/** Opens a section of the settings as the keyboard does: the sections are one stop, the arrows lead along them. */
export async function openSettings(page: Page, part: string): Promise<void> {
  await page.keyboard.press('Control+Comma')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('tab', { name: 'General' }).focus()
  for (let tries = 0; tries < 6 && !(await page.getByRole('tab', { name: part, selected: true }).isVisible()); tries++) await page.keyboard.press('ArrowDown')
  await page.getByRole('tabpanel', { name: part }).waitFor()
}

const Guarded = z.looseObject({ invitation: z.string(), factor: z.string() })

/** Adds somebody of whom the hub asks a second factor. */
export const addGuarded = (hub: TestHub, code: string, role: string): Promise<z.infer<typeof Guarded>> =>
  hub.folder.command(Guarded, 'people', 'add', code, '--role', role, '--address', hub.address)

/** Gives the code of the moment once it is asked for. */
export async function giveFactor(page: Page, factor: string): Promise<void> {
  await expect(page.getByRole('dialog', { name: 'Your second factor' })).toBeVisible({ timeout: 20_000 })
  await page.keyboard.type(codeAt(factor, Date.now()))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Ends what the tests of a file share, and lets none of them pass whose page complained. */
export function endAfter(shared: () => { desk: Workstation; hub?: TestHub; folder: string }): void {
  test.afterAll(async () => {
    const { desk, hub, folder } = shared()
    await desk.close()
    await hub?.stop()
    clearFolder(folder)
  })
  test.afterEach(() => expect(shared().desk.complaints.splice(0)).toEqual([]))
}
