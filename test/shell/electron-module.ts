import { registerHooks } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { createElectronStandIn } from './electron-stand-in.ts'

// Preloaded into a plain Node process, this is what its `import 'electron'` finds: a stand-in that gets ready, asks the
// core one question through the page's channel, prints what it saw, and quits.

const standIn = createElectronStandIn()
export const { app, BrowserWindow, dialog, Menu, nativeTheme, powerMonitor, protocol, safeStorage, screen, session } = standIn.electron

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context),
})

async function lookAround(): Promise<void> {
  const [window] = standIn.windows
  const call = window?.contents.held.handlers.get('earshot:call')
  const site = standIn.sessions.get('workstation')?.held.schemes.get('earshot')
  const event = { senderFrame: window?.contents.mainFrame } as Parameters<NonNullable<typeof call>>[0]
  const [reply, page]: unknown[] = await Promise.all([
    call?.(event, { method: 'session.read', input: {} }),
    site?.(new Request('earshot://app/')),
  ])
  const seen = {
    preload: window?.options.webPreferences?.preload,
    reply,
    page: page instanceof Response ? page.status : null,
    dialogs: standIn.dialogs,
  }
  process.stdout.write(JSON.stringify(seen), () => app.quit())
}

// A worker preloads what its parent did.
if (isMainThread) {
  setTimeout(() => standIn.getReady(), 50)
  const watch = setInterval(() => {
    if (standIn.dialogs.length === 0 && !standIn.asked.some(line => line.startsWith('window.loadURL'))) return
    clearInterval(watch)
    void lookAround()
  }, 20)
}
