import type { MenuItemConstructorOptions } from 'electron'
import type { ElectronMain } from './electron.ts'
import { labels } from './labels.ts'

/** The application menu: Electron's own roles, and one thing of Earshot's, to lock; its key is the page's. */
export function setMenu({ app, Menu }: ElectronMain, platform: NodeJS.Platform, lock: () => void): void {
  const { menu } = labels
  const mac = platform === 'darwin'
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const workstation: MenuItemConstructorOptions[] = [{ label: menu.lock, click: lock }]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' },
  ]
  const template: MenuItemConstructorOptions[] = [
    { label: menu.workstation, submenu: mac ? workstation : [...workstation, separator, { role: 'quit', label: menu.quit }] },
    { role: 'editMenu', label: menu.edit },
    { label: menu.view, submenu: app.isPackaged ? view : [...view, separator, { role: 'toggleDevTools' }] },
    { role: 'windowMenu', label: menu.window },
  ]
  // macOS has quitting and the about panel in a menu of its own.
  if (mac) template.unshift({ role: 'appMenu' })
  else template.push({ role: 'help', label: menu.help, submenu: [{ role: 'about', label: menu.about }] })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
