import type { WebContents, WebFrameMain } from 'electron'
import type { CoreLink } from '../core/link.ts'
import { answerCall, hostFailure } from '../host/calls.ts'
import { callChannel, eventChannel } from './channels.ts'
import { isOwnPage } from './site-scheme.ts'

/** Joins one page to the core: calls in on one channel, events out on the other, and only for its own main frame. */
export function serveBridge(contents: WebContents, core: Pick<CoreLink, 'call' | 'subscribe'>): void {
  contents.ipc.handle(callChannel, (event, message: unknown) =>
    // The frame has to be read before anything is awaited: it may be gone a moment later.
    isOwnMainFrame(event.senderFrame, contents) ? answerCall(core, message) : hostFailure('role_missing'),
  )
  const unsubscribe = core.subscribe(event => {
    if (!contents.isDestroyed()) contents.send(eventChannel, event)
  })
  contents.once('destroyed', unsubscribe)
}

const isOwnMainFrame = (frame: WebFrameMain | null, contents: WebContents): boolean =>
  frame !== null && frame === contents.mainFrame && isOwnPage(frame.url)
