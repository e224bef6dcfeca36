import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import packed from '@sparticuz/chromium'

// Draws icon.svg at every size that the installers want: `node build/packaging/draw-icons.ts`, after a change to it.

const folder = import.meta.dirname
const drawing = await readFile(join(folder, 'icon.svg'), 'utf8')
const targets: [size: number, file: string][] = [
  [1024, 'icon.png'],
  ...[16, 24, 32, 48, 64, 128, 256, 512].map((size): [number, string] => [size, `icons/${size}x${size}.png`]),
]

const browser = await chromium.launch({ executablePath: process.env['EARSHOT_CHROMIUM'] ?? (await packed.executablePath()), args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const [size, file] of targets) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`)
  await writeFile(join(folder, file), await page.screenshot({ omitBackground: true }))
}
await browser.close()
