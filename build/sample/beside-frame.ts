import type { HostBridge } from '../../renderer/bridge.ts'

declare global {
  interface Window {
    /** For the frame inside: the bridge that it works over. */
    besideBridge?: HostBridge
  }
}

/** The bridge that the window around left for this one; null where this is no frame beside. */
export const bridgeFromAround = (): HostBridge | null =>
  window.parent === window ? null : (window.parent.besideBridge ?? null)

/**
 * Puts a second window beside this page, at work over `bridge`; what it returns takes it away. The frame is blank, so
 * that the page's own policy holds in it, and lies outside the body, which keeps dialogs to their half.
 */
export function openBeside(bridge: HostBridge, title: string): () => void {
  const root = document.documentElement
  const frame = document.createElement('iframe')
  frame.title = title
  frame.className = 'beside'
  window.besideBridge = bridge
  root.append(frame)
  root.dataset['beside'] = ''
  const inside = frame.contentDocument
  if (inside !== null) {
    inside.documentElement.lang = document.documentElement.lang
    for (const part of document.head.querySelectorAll<HTMLElement>('meta, link[rel=stylesheet]')) {
      const copy = inside.importNode(part, true)
      copy.nonce = part.nonce ?? ''
      inside.head.append(copy)
    }
    const place = inside.createElement('div')
    place.id = 'root'
    inside.body.append(place)
    const script = inside.createElement('script')
    script.type = 'module'
    script.src = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? ''
    inside.body.append(script)
  }
  return () => {
    frame.remove()
    delete root.dataset['beside']
    delete window.besideBridge
  }
}
