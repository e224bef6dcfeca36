import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { build } from 'vite'
import { rendererConfig } from '../../build/renderer.vite.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { passphrase, startWorkstation } from './bridge.ts'
import type { Bench, Figure } from './figures.ts'

const clipCount = 1000
const warmUp = 50
/** Short, because it is the number of clips that wears a page out. */
const clipMs = 450
const spokenMs = 250
const megabyte = 2 ** 20

/** A host with its core in a process of their own, so that nothing of the bench is counted. */
async function startHostProcess(dataDir: string) {
  const entry = join(import.meta.dirname, '../../electron/nodehost/main.ts')
  const host = spawn(process.execPath, [entry, '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(host.stdout), 'line')) as [string]
  const url = /http:\S+/.exec(line)?.[0]
  if (url === undefined || host.pid === undefined) throw new Error(`The host did not start: ${line}`)
  const { pid } = host
  return {
    url,
    residentMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024,
    async stop() {
      host.kill('SIGTERM')
      await once(host, 'exit')
    },
  }
}

/** Bytes that live on the page's heap once everything that can be freed was freed. */
async function liveBytes(cdp: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) {
    await cdp.send('HeapProfiler.collectGarbage')
    await sleep(100)
  }
  return (await cdp.send('Runtime.getHeapUsage')).usedSize
}

/** Media elements that are in memory, in the page or out of it. */
async function livePlayers(cdp: CDPSession): Promise<number> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'HTMLAudioElement.prototype' })
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' })
  const count = await cdp.send('Runtime.callFunctionOn', { objectId: objects.objectId ?? '', functionDeclaration: 'function () { return this.length }', returnByValue: true })
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' })
  return Number(count.result.value)
}

/** Enter arms each clip: it is heard to its end, and the next one comes by itself. */
async function review(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Clip ${number + 1}`, exact: true }).waitFor({ timeout: 30_000 })
}

const figure = (value: number, unit: string, baseline: number, bar: string, holds: boolean, leavesOut: string): Figure =>
  ({ value, unit, p50: value, p95: value, p99: value, n: clipCount, baseline, ratio: value / baseline, bar, holds, leavesOut })

async function measure(): Promise<Record<string, Figure>> {
  await build({ ...rendererConfig('product'), configFile: false, logLevel: 'warn' })
  const lengths = Array.from({ length: clipCount + 1 }, () => clipMs)
  const prepared = await startWorkstation(lengths, '.', spokenMs)
  await prepared.host.close()
  const host = await startHostProcess(join(prepared.folder, 'workstation'))
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'] })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(host.url)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Clip 1', exact: true }).waitFor({ timeout: 30_000 })
  for (let faster = 0; faster < 8; faster++) await page.keyboard.press('KeyW')
  const cdp = await page.context().newCDPSession(page)

  const resident: number[] = []
  let before = 0
  for (let number = 1; number <= clipCount; number++) {
    await review(page, number)
    if (number === warmUp) before = await liveBytes(cdp)
    if (number >= warmUp && number % 25 === 0) resident.push(host.residentMb())
  }
  const after = await liveBytes(cdp)
  const players = await livePlayers(cdp)
  await browser.close()
  await host.stop()
  await prepared.hub.stop()
  rmSync(prepared.folder, { recursive: true, force: true })

  const growth = (after - before) / megabyte
  const most = Math.max(...resident)
  const clips = `${clipCount} clips of ${clipMs} ms reviewed in one go by real key events in headless Chromium; renderer, core and vault real`
  return {
    'memory (page)': figure(growth, 'MB more', before / megabyte, '<= 10 MB more', growth <= 10, `live heap after ${clipCount} clips less that after ${warmUp}, which is the baseline; ${clips}; leaves out decoded sound, canvases and the browser`),
    'memory (players)': figure(players, 'media elements', 3, 'none detached', players === 3, `media elements in memory at the end, in the page or out of it; ${clips}`),
    'memory (core)': figure(most, 'MB', resident[0] ?? Number.NaN, '<= 250 MB', most <= 250, `the largest resident size of core and host together, in a process of their own, looked at every 25 clips; baseline after ${warmUp}; ${clips}`),
  }
}

export const memory: Bench = { name: 'memory', measure }
