/** The part of Electron's main process that the shell uses; handed in, so that it can run against a stand-in. */
export type ElectronMain = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'nativeTheme' | 'powerMonitor' | 'protocol' | 'safeStorage' | 'screen' | 'session'
>
