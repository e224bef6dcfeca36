import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { projectRoot } from '../../support/source-tree.ts'

export type Process = {
  /** The next line on standard output. */
  line(): Promise<string>
  /** Everything it said, and how it ended. */
  end(signal?: 'SIGTERM' | 'SIGINT'): Promise<{ exit: number | null; err: string }>
}

/** Starts the hub's command line as a process of its own. */
export function startCommand(...args: string[]): Process {
  const child = spawn(process.execPath, [join(projectRoot, 'hub/cli.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  let err = ''
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const ended = once(child, 'close') as Promise<[number | null]>
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    async line() {
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`It ended without a word: ${err}`)
      return value
    },
    async end(signal) {
      if (signal !== undefined) child.kill(signal)
      const [exit] = await ended
      return { exit, err }
    },
  }
}
