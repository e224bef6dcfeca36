import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebFrameMain } from 'electron'
import type { CoreLink } from '../../electron/core/link.ts'
import { callChannel } from '../../electron/shell/channels.ts'
import { startShell, type ShellStart } from '../../electron/shell/shell.ts'
import { createElectronStandIn, type StandInMachine } from './electron-stand-in.ts'

export type Stage = Awaited<ReturnType<typeof setStage>>

/** The shell on a stand-in machine, with a real worker, in a folder of its own. `end` leaves nothing running. */
export async function setStage(changes: Partial<StandInMachine> = {}, start: Partial<ShellStart> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-shell-'))
  const rendererDir = join(folder, 'renderer')
  const dataDir = join(folder, 'device')
  await mkdir(rendererDir)
  await writeFile(join(rendererDir, 'index.html'), '<style nonce="__NONCE__"></style>')

  const standIn = createElectronStandIn({ userData: join(folder, 'usual'), ...changes })
  let core: CoreLink | null = null
  const started = startShell(standIn.electron, {
    dataDir,
    workerEntry: new URL('core-stand-in.ts', import.meta.url),
    rendererDir,
    preload: '/app/preload.cjs',
    platform: 'linux',
    policyFile: join(folder, 'managed.json'),
    ...start,
    async afterCore(link) {
      core = link
      await start.afterCore?.(link)
    },
  })

  return {
    ...standIn,
    folder, dataDir, started,
    /** Lets the app get ready and the shell finish. */
    async open() {
      standIn.getReady()
      await started
    },
    page() {
      const [window] = standIn.windows
      const session = standIn.sessions.get('workstation')
      if (window === undefined || session === undefined) throw new Error('No window was opened')
      return { ...window, session, held: window.contents.held }
    },
    /** Calls as the page's preload does, from a frame of the test's choice. */
    async call(message: unknown, frame?: Partial<WebFrameMain> | null): Promise<unknown> {
      const { contents } = this.page()
      const senderFrame = frame === undefined ? contents.mainFrame : frame
      const event = { senderFrame } as Parameters<Parameters<typeof contents.ipc.handle>[1]>[0]
      return contents.held.handlers.get(callChannel)?.(event, message)
    },
    async end() {
      await core?.close()
      await rm(folder, { recursive: true })
    },
  }
}
