import type { ExitCode } from '../../hub/cli/console.ts'
import { run } from '../../hub/cli/program.ts'

// The hub's command line in the process of the test: a process for each command would take most of the time of most tests.

export type Said = { exit: ExitCode; out: string; err: string }

/** Runs a command line of the hub in this process. */
export async function runCommand(...args: string[]): Promise<Said> {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    interactive: false,
  }
  return { exit: await run(terminal, args), out, err }
}

/** The one JSON object that a command prints with `--json`. */
export async function askCommand(...args: string[]): Promise<{ exit: ExitCode; value: Record<string, unknown> }> {
  const { exit, out } = await runCommand(...args, '--json')
  return { exit, value: JSON.parse(out) as Record<string, unknown> }
}
