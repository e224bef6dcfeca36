import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { z } from 'zod'
import { rendererConfig } from '../../build/renderer.vite.ts'
import { sampleProjects } from '../../build/sample/projects.ts'
import { ClipPage } from '../../shared/contract/clips.ts'
import { questionOf, TaskSpecification } from '../../shared/domain/task.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import { chromiumArguments, findChromium } from '../support/chromium.ts'
import { startWorkstationOn } from './bridge.ts'
import { spread, type Bench, type Figure } from './figures.ts'
import { peers } from './keys-per-clip/peers.ts'
import { kinds, writeScript, type Answer, type Kind, type ScriptClip } from './keys-per-clip/script.ts'
import { installTally } from './keys-per-clip/tally.ts'
import { createTypist } from './keys-per-clip/typist.ts'
import { installProbe } from './next-clip-probe.ts'

const project = 'home-media'
const bars = new Map<Kind, { text: string; most: number }>([
  ['right', { text: '1', most: 1 }],
  ['false wake', { text: '1', most: 1 }],
  ['skip', { text: '2', most: 2 }],
  ['slot', { text: '3', most: 3 }],
  ['words', { text: '<= words changed + 2', most: Infinity }],
])

const Rows = z.array(z.looseObject({ clip: z.string() }))
const Catalogue = z.looseObject({ titles: z.record(z.string(), z.string()) })

/** The option after one of these in the list of a project's files. */
const fileOf = (option: string): unknown => {
  const files = sampleProjects.find(({ name }) => name === project)?.files ?? []
  return JSON.parse(readFileSync(files[files.indexOf(option) + 1] ?? '', 'utf8'))
}

/** Says where an answer is not what the script wants; what is kept decides, not what was pressed. */
function check({ answer, row }: ScriptClip, { state, annotation }: ClipPage): void {
  const fail = (what: string) => { throw new Error(`“${row.hypothesis}”: ${what}.`) }
  if (state !== (answer.kind === 'skip' ? 'skipped' : 'submitted')) fail(`it is ${state}`)
  if (answer.kind === 'false wake' && annotation.wake !== answer.verdict) fail(`the verdict is ${annotation.wake}`)
  if (answer.kind === 'words' && wordsOf(annotation.transcript).join(' ') !== wordsOf(answer.reference).join(' ')) fail(`it reads “${annotation.transcript}”`)
  if (answer.kind === 'slot' || answer.kind === 'longer slot') {
    const { label, words } = answer
    if (!annotation.slots.some(slot => slot.label === label && slot.words.from === words.from && slot.words.to === words.to)) fail(`its slots are ${JSON.stringify(annotation.slots)}`)
  }
}

/** What a kind of clip took, beside the fewest presses that any other tool needs for it. */
function figureOf(kind: Kind | 'all', counted: readonly { answer: Answer; presses: number; allowed: number }[]): Figure {
  const presses = counted.map(one => one.presses)
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length
  const others = peers.map(peer => ({ name: peer.name, mean: mean(counted.map(({ answer }) => peer.presses[answer.kind].length)) }))
  const least = Math.min(...others.map(other => other.mean))
  const value = mean(presses)
  return {
    ...spread(presses), value, unit: 'keys', baseline: least, ratio: least / value,
    bar: kind === 'all' ? '' : (bars.get(kind)?.text ?? ''), holds: counted.every(one => one.presses <= one.allowed),
    leavesOut: `mean ${value.toFixed(2)}, ${others.map(other => `${other.name} ${other.mean.toFixed(2)}`).join(', ')}; real key events, each answer checked in the vault; the others are not run but worked out from their documented keys; the Space and the speed that a shift begins with are left out`,
  }
}

async function play(page: Page, clip: ScriptClip, shown: ClipPage, number: number): Promise<number> {
  const task = TaskSpecification.parse(fileOf('--task'))
  const before = await page.evaluate(() => ({ presses: window.tally.presses, starts: window.probe.starts }))
  await createTypist(page).answer(clip.answer, {
    words: shown.words, hypothesis: shown.hypothesis, verdicts: questionOf(task, 'wake')?.options ?? [],
    titles: Catalogue.parse(fileOf('--catalogue')).titles,
  })
  const next = page.getByRole('heading', { name: `Clip ${number + 1}`, exact: true })
  await next.or(page.getByRole('heading', { name: /is done/ })).first().waitFor({ timeout: 60_000 })
  if (await next.isVisible()) await page.waitForFunction(starts => window.probe.starts > starts, before.starts, { timeout: 30_000 })
  return await page.evaluate(() => window.tally.presses) - before.presses
}

async function measure(): Promise<Record<string, Figure>> {
  await build({ ...rendererConfig('product'), configFile: false, logLevel: 'warn' })
  let script: ScriptClip[] = []
  const workstation = await startWorkstationOn(join(import.meta.dirname, '../../out/renderer'), async (hub, folder) => {
    const files = sampleProjects.find(({ name }) => name === project)?.files ?? []
    await hub.folder.command(z.unknown(), 'project', 'add', project, '--purpose', 'a bench', '--legal-basis', 'none needed', ...files)
    const written = writeScript(join(folder, 'clips'))
    script = written.clips
    await hub.folder.command(z.unknown(), 'import', join(folder, 'clips'), '--project', project, '--manifest', written.manifest)
    return { count: script.length, project }
  })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const install of [installProbe, installTally]) await page.addInitScript(`(${install.toString()})()`)
  await page.addInitScript(() => { window.inFront = () => null })
  await page.goto(workstation.host.issueUrl())
  await page.getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
  await page.keyboard.press('Space')
  // A busy machine's key comes late; at this speed it still meets the word that it is meant for.
  for (let slower = 0; slower < 4; slower++) await page.keyboard.press('KeyS')
  const open = async (clip: string) => ClipPage.parse(await workstation.ask('clips.open', { clip }))

  const counted: { answer: Answer; presses: number; allowed: number }[] = []
  for (const [index, { clip }] of Rows.parse(await workstation.ask('clips.list', {})).entries()) {
    const shown = await open(clip)
    const found = script.find(({ row }) => row.hypothesis === shown.hypothesis)
    if (found === undefined) throw new Error(`The script does not know “${shown.hypothesis}”.`)
    const presses = await play(page, found, shown, index + 1)
    check(found, await open(clip))
    const { answer } = found
    const changed = answer.kind === 'words' ? createTypist(page).correction(shown.hypothesis, answer.reference).changed : 0
    counted.push({ answer, presses, allowed: answer.kind === 'words' ? changed + 2 : (bars.get(answer.kind)?.most ?? Infinity) })
  }
  await browser.close()
  await workstation.close()

  const ofKind = kinds.flatMap(kind => {
    const some = counted.filter(({ answer }) => answer.kind === kind)
    return some.length === 0 ? [] : [[`keys-per-clip (${kind})`, figureOf(kind, some)] as const]
  })
  return Object.fromEntries([...ofKind, ['keys-per-clip (all)', figureOf('all', counted)]])
}

export const keysPerClip: Bench = { name: 'keys-per-clip', measure }
