import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { rendererConfig } from '../../build/renderer.vite.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { startWorkstation } from './bridge.ts'
import { percentile, spread, type Bench, type Figure } from './figures.ts'
import { installProbe, type Sample } from './next-clip-probe.ts'
import { servePlainPage } from './plain-page.ts'

const clipCount = 500
/** As long as voice commands are; spoken at the start only, so that the next Enter need not wait for the end. */
const clipMs = 4_000
const spokenMs = 400
/** The pages take turns, each in front while it is measured. */
const turn = 25
/** What a reviewer needs at the very least before the next Enter. */
const thinkingMs = 150

const script = `(${installProbe.toString()})()`
const patience = { timeout: 30_000 }
/** Waits until the clip in front has sounded beyond what is spoken. */
const heard = (page: Page): Promise<unknown> =>
  page.waitForFunction(ms => window.probe.reached() > ms, spokenMs + 400, patience)

/** One Enter and its sample; what is spoken in the clip has sounded before this returns. */
async function press(page: Page): Promise<void> {
  const samples = await page.evaluate(() => window.probe.samples.length)
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    at => {
      const sample = window.probe.samples[at]
      return sample !== undefined && sample.playing !== null && sample.frame !== null
    },
    samples,
    patience,
  )
  await heard(page)
  await sleep(thinkingMs)
}

async function openEarshot(page: Page, url: string): Promise<void> {
  await page.addInitScript(script)
  await page.addInitScript(() => {
    window.inFront = () => document.querySelector('[data-deck=front]')
  })
  await page.goto(url)
  await page.getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
  await sleep(1_000)
  await page.keyboard.press('Space')
  for (let faster = 0; faster < 8; faster++) await page.keyboard.press('KeyW')
  await heard(page)
  await sleep(thinkingMs)
}

const figure = (samples: number[], plain: number[], unitOf: string): Figure => {
  const ours = spread(samples)
  const baseline = percentile(plain, 0.95)
  const ratio = baseline / ours.p95
  return {
    ...ours, value: ours.p95, unit: 'ms', baseline, ratio, bar: 'p95 <= 20, 5x faster', holds: ours.p95 <= 20 && ratio >= 5,
    leavesOut: `${unitOf}; real key events in headless Chromium, renderer, core and vault real, sound device none; baseline and ratio at p95: a plain page that fetches, decodes and loads the same clips`,
  }
}

async function measure(): Promise<Record<string, Figure>> {
  await build({ ...rendererConfig('product'), configFile: false, logLevel: 'warn' })
  const lengths = Array.from({ length: clipCount + 1 }, () => clipMs)
  const workstation = await startWorkstation(lengths, join(import.meta.dirname, '../../out/renderer'), spokenMs)
  const plain = await servePlainPage(join(workstation.folder, 'clips'))
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
  const viewport = { width: 1440, height: 900 }
  const earshot = await browser.newPage({ viewport })
  await openEarshot(earshot, workstation.host.issueUrl())
  const other = await browser.newPage({ viewport })
  await other.addInitScript(script)
  await other.goto(plain.url)
  await sleep(500)
  for (let done = 0; done < clipCount; done += turn) {
    for (const page of [earshot, other]) {
      await page.bringToFront()
      for (let i = 0; i < turn; i++) await press(page)
    }
  }
  const ours: Sample[] = await earshot.evaluate(() => window.probe.samples)
  const theirs: Sample[] = await other.evaluate(() => window.probe.samples)
  await browser.close()
  await plain.close()
  await workstation.close()
  const pick = (samples: Sample[], what: keyof Sample): number[] => samples.flatMap(sample => sample[what] ?? [])
  const both = (samples: Sample[]): number[] =>
    samples.flatMap(({ playing, frame }) => (playing === null || frame === null ? [] : [Math.max(playing, frame)]))
  return {
    'next-clip': figure(both(ours), both(theirs), 'Enter to the later of both below'),
    'next-clip (sound)': figure(pick(ours, 'playing'), pick(theirs, 'playing'), 'Enter to the next clip’s `playing`'),
    'next-clip (picture)': figure(pick(ours, 'frame'), pick(theirs, 'frame'), 'Enter to the first frame with its waveform'),
  }
}

export const nextClip: Bench = { name: 'next-clip', measure }
