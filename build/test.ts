import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

// `npm test`: everything that can be proved on this machine, ending with a count of what really ran.

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'earshot-reports-'))

type Count = { passed: number; failed: number; skipped: number }

const node = (script: string, ...args: string[]): string[] => [process.execPath, join(root, 'node_modules', script), ...args]

function run([command = '', ...args]: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('exit', code => resolve(code === 0)).once('error', () => resolve(false))
  })
}

/** A check that passes or fails as a whole. */
const check = async (...command: string[]): Promise<Count> => {
  const passed = await run(command)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** A suite's own count; a suite that broke before it could count has failed. */
async function suite<R>(report: string, schema: z.ZodType<R>, count: (report: R) => Count, command: string[], env = {}): Promise<Count> {
  const good = await run(command, env)
  try {
    const counted = count(schema.parse(JSON.parse(readFileSync(report, 'utf8'))))
    return good || counted.failed > 0 ? counted : { ...counted, failed: 1 }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const VitestReport = z.looseObject({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int() })
const unitReport = join(reports, 'unit.json')
const unit = () =>
  suite(
    unitReport,
    VitestReport,
    report => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }),
    node('vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
  )

const PlaywrightReport = z.looseObject({ stats: z.looseObject({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) })
const playwright = (name: string, config: string) => () =>
  suite(
    join(reports, `${name}.json`),
    PlaywrightReport,
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }),
    node('@playwright/test/cli.js', 'test', '--config', config, '--reporter=list,json'),
    { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, `${name}.json`) },
  )

const typed = ['shared', 'electron/core', 'electron/host', 'electron/shell', 'electron/nodehost', 'renderer', 'hub', 'build', 'test']

const steps: [string, () => Promise<Count>][] = [
  ...typed.map((folder): [string, () => Promise<Count>] => [`types: ${folder}`, () => check(...node('typescript/bin/tsc', '-p', folder))]),
  ['lint', () => check(...node('oxlint/bin/oxlint', '--deny-warnings'))],
  ['nothing dead', () => check(...node('knip/bin/knip.js'))],
  ['unit and integration', unit],
  ['end to end', playwright('e2e', 'test/e2e/playwright.config.ts')],
  ['in Electron', playwright('electron', 'test/electron/playwright.config.ts')],
]

const total: Count = { passed: 0, failed: 0, skipped: 0 }
for (const [name, step] of steps) {
  process.stdout.write(`\n${name}\n`)
  const { passed, failed, skipped } = await step()
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed > 0) process.stdout.write(`${name}: ${failed} failed\n`)
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exit(total.failed === 0 ? 0 : 1)
