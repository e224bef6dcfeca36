import { join } from 'node:path'
import { hubFolder } from '../../build/sample/hub.ts'
import { runCommand } from '../support/command-line.ts'
import { startHubIn, type TestHub } from '../support/running-hub.ts'

/** A hub that serves from a process of its own; its commands run in this one, or they would take most of the time. */
export const startHub = (dataDir: string, ...init: string[]): Promise<TestHub> =>
  startHubIn(
    hubFolder(join(dataDir, 'hub'), async args => {
      const { exit, out, err } = await runCommand(...args)
      if (exit === 2) throw new Error(err.trim())
      return out
    }),
    ...init,
  )
