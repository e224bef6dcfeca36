import { EventEmitter } from 'node:events'
import type {
  App, BrowserWindow, BrowserWindowConstructorOptions, CustomScheme, Dialog, Display, IpcMain, MenuItemConstructorOptions,
  MessageBoxOptions, Protocol, Rectangle, SafeStorage, Session, WebContents, WebFrameMain, WebRequest,
} from 'electron'
import type { ElectronMain } from '../../electron/shell/electron.ts'

// Electron's main process as the shell meets it, without Electron: it remembers what it was asked, in order, and emits
// what a test tells it to. Every member is held to Electron's own declarations, so a release that changes one breaks here.

export type StandInMachine = {
  packaged: boolean
  /** Whether this process is the first of its kind. */
  first: boolean
  dark: boolean
  workAreas: Rectangle[]
  userData: string
  encryption: boolean
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']>
  /** What Chromium puts in front of everything it seals. */
  sealTag: string
  /** The button that whoever sits there presses in a dialog. */
  button: number
}

export type StandInSession = ReturnType<typeof createSession>
export type StandInContents = ReturnType<typeof createContents>

type PermissionRequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type PermissionCheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type DevicePermissionHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>
type DisplayMediaHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>
type PairingHandler = NonNullable<Parameters<Session['setBluetoothPairingHandler']>[0]>
type BeforeRequestListener = (
  details: { url: string },
  answer: (response: { cancel?: boolean }) => void,
) => void
type CallHandler = Parameters<IpcMain['handle']>[1]
type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

function createSession() {
  const held = {
    permissionRequest: null as PermissionRequestHandler | null,
    permissionCheck: null as PermissionCheckHandler | null,
    devicePermission: null as DevicePermissionHandler | null,
    displayMedia: null as DisplayMediaHandler | null,
    pairing: null as PairingHandler | null,
    spellChecker: true,
    beforeRequest: null as BeforeRequestListener | null,
    schemes: new Map<string, (request: Request) => Response | Promise<Response>>(),
  }
  const webRequest = {
    onBeforeRequest(listener: unknown) {
      held.beforeRequest = listener as BeforeRequestListener
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>
  const asked = {
    setPermissionRequestHandler(handler) { held.permissionRequest = handler },
    setPermissionCheckHandler(handler) { held.permissionCheck = handler },
    setDevicePermissionHandler(handler) { held.devicePermission = handler },
    setDisplayMediaRequestHandler(handler) { held.displayMedia = handler },
    setBluetoothPairingHandler(handler) { held.pairing = handler },
    setSpellCheckerEnabled(enable) { held.spellChecker = enable },
  } satisfies Partial<Session>
  const protocol = {
    handle(scheme, handler) { held.schemes.set(scheme, handler) },
  } satisfies Pick<Protocol, 'handle'>
  return Object.assign(new EventEmitter(), asked, { webRequest, protocol, held })
}

function createContents(asked: string[]) {
  const handlers = new Map<string, CallHandler>()
  const sent: unknown[][] = []
  const held = { windowOpen: null as WindowOpenHandler | null, webRtc: '', destroyed: false, handlers, sent }
  const mainFrame = { url: '' } satisfies Partial<Pick<WebFrameMain, 'url'>>
  const ipc = {
    handle(channel, listener) { handlers.set(channel, listener) },
  } satisfies Pick<IpcMain, 'handle'>
  const members = {
    setWindowOpenHandler(handler) { held.windowOpen = handler },
    setWebRTCIPHandlingPolicy(policy) { held.webRtc = policy },
    send(channel, ...parts) { sent.push([channel, ...parts]) },
    isDestroyed: () => held.destroyed,
    reload() { asked.push('contents.reload') },
  } satisfies Partial<WebContents>
  return Object.assign(new EventEmitter(), members, { ipc, mainFrame, held })
}

export function createElectronStandIn(changes: Partial<StandInMachine> = {}) {
  const machine: StandInMachine = {
    packaged: true,
    first: true,
    dark: false,
    workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
    userData: '',
    encryption: true,
    backend: 'gnome_libsecret',
    sealTag: 'v11',
    button: 0,
    ...changes,
  }
  const asked: string[] = []
  const paths = new Map([['userData', machine.userData]])
  const schemes: CustomScheme[] = []
  const sessions = new Map<string, StandInSession>()
  const windows: { options: BrowserWindowConstructorOptions; contents: StandInContents; emitter: EventEmitter }[] = []
  const menus: MenuItemConstructorOptions[][] = []
  const dialogs: (MessageBoxOptions | { title: string; content: string })[] = []
  const about: Parameters<App['setAboutPanelOptions']>[0][] = []
  const ready = Promise.withResolvers<void>()

  const addSession = (partition: string): StandInSession => {
    const known = sessions.get(partition)
    if (known !== undefined) return known
    const session = createSession()
    sessions.set(partition, session)
    app.emit('session-created', session)
    return session
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: machine.packaged,
    getName: () => 'Earshot',
    getVersion: () => '1.2.3',
    getPath: name => paths.get(name) ?? '',
    setPath(name, path) {
      asked.push(`app.setPath ${name}`)
      paths.set(name, path)
    },
    requestSingleInstanceLock() {
      asked.push('app.requestSingleInstanceLock')
      return machine.first
    },
    enableSandbox() { asked.push('app.enableSandbox') },
    whenReady: () => ready.promise,
    setAboutPanelOptions(options) { about.push(options) },
    relaunch() { asked.push('app.relaunch') },
    /** As Electron does it: before-quit, then will-quit, then the end unless somebody prevented it. */
    quit() {
      asked.push('app.quit')
      app.emit('before-quit', preventable())
      const event = preventable()
      app.emit('will-quit', event)
      if (!event.defaultPrevented) asked.push('app has ended')
    },
  } satisfies Partial<App>)

  class StandInWindow extends EventEmitter {
    readonly webContents = createContents(asked)
    readonly flags = { minimized: false, maximized: false }
    bounds: Rectangle
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      this.bounds = { x: options.x ?? 100, y: options.y ?? 100, width: options.width ?? 0, height: options.height ?? 0 }
      windows.push({ options, contents: this.webContents, emitter: this })
      app.emit('web-contents-created', preventable(), this.webContents)
    }
    async loadURL(url: string) {
      asked.push(`window.loadURL ${url}`)
      this.webContents.mainFrame.url = url
      this.emit('ready-to-show')
    }
    show() { asked.push('window.show') }
    focus() { asked.push('window.focus') }
    restore() { asked.push('window.restore') }
    maximize() { asked.push('window.maximize') }
    isMinimized() { return this.flags.minimized }
    isMaximized() { return this.flags.maximized }
    getNormalBounds() { return this.bounds }
    setContentProtection(enable: boolean) { asked.push(`window.setContentProtection ${enable}`) }
  }
  type WindowMembers =
    | 'loadURL' | 'show' | 'focus' | 'restore' | 'maximize' | 'isMinimized' | 'isMaximized' | 'getNormalBounds' | 'setContentProtection'
  const Window = StandInWindow satisfies new (options: BrowserWindowConstructorOptions) => Pick<BrowserWindow, WindowMembers>

  const seal = (text: string): Buffer => Buffer.concat([Buffer.from(machine.sealTag), Buffer.from(text).toReversed()])
  const safeStorage = {
    isAsyncEncryptionAvailable: async () => machine.encryption,
    getSelectedStorageBackend: () => machine.backend,
    encryptStringAsync: async text => seal(text),
    async decryptStringAsync(sealed) {
      const text = Buffer.from(sealed.subarray(3).toReversed()).toString()
      return { result: text, shouldReEncrypt: false }
    },
  } satisfies Partial<SafeStorage>

  const dialog = {
    async showMessageBox(...parts: unknown[]) {
      dialogs.push(parts.at(-1) as MessageBoxOptions)
      return { response: machine.button, checkboxChecked: false }
    },
    showErrorBox(title, content) { dialogs.push({ title, content }) },
  } satisfies Partial<Dialog>

  const electron = {
    app,
    BrowserWindow: Window,
    dialog,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => menus.push(menu),
    },
    nativeTheme: { shouldUseDarkColors: machine.dark } satisfies Partial<ElectronMain['nativeTheme']>,
    powerMonitor: Object.assign(new EventEmitter(), { getSystemIdleState: () => 'active' }),
    protocol: {
      registerSchemesAsPrivileged(registered) {
        asked.push('protocol.registerSchemesAsPrivileged')
        schemes.push(...registered)
      },
    } satisfies Partial<ElectronMain['protocol']>,
    safeStorage,
    screen: {
      getAllDisplays: () => machine.workAreas.map(workArea => ({ workArea })) as Display[],
    } satisfies Partial<ElectronMain['screen']>,
    session: { fromPartition: addSession } satisfies { fromPartition(partition: Parameters<ElectronMain['session']['fromPartition']>[0]): unknown },
  } satisfies Record<keyof ElectronMain, unknown>

  return {
    electron: electron as unknown as ElectronMain,
    machine, asked, paths, schemes, sessions, windows, menus, dialogs, about, app,
    powerMonitor: electron.powerMonitor,
    /** Lets the app get ready, as Electron does some time after its entry has run. */
    getReady() {
      asked.push('app is ready')
      addSession('')
      ready.resolve()
    },
  }
}

/** An event whose default can be prevented, as far as the shell looks at one. */
export function preventable<Members extends object>(members: Members = {} as Members) {
  const event = {
    ...members,
    defaultPrevented: false,
    preventDefault() { event.defaultPrevented = true },
  }
  return event
}
