import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Bridge } from '../../shared/contract/methods.ts'
import { callChannel, eventChannel } from './channels.ts'

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(callChannel, { method, input }),
  subscribe(listener) {
    // Electron's own event object reaches `ipcRenderer`; the page gets the core's event and nothing else.
    const forward = (_: IpcRendererEvent, event: CoreEvent): void => listener(event)
    ipcRenderer.on(eventChannel, forward)
    return () => {
      ipcRenderer.removeListener(eventChannel, forward)
    }
  },
}

contextBridge.exposeInMainWorld('earshot', bridge)
