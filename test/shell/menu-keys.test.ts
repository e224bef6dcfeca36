import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { everyGroup } from '../../build/key-tables.ts'
import { createKeymap } from '../../renderer/keys/keymap.ts'
import { refusalOf } from '../../renderer/keys/refusals.ts'
import { Settings } from '../../shared/contract/settings.ts'
import { setStage } from './stage.ts'

/** The keys that Electron gives its roles outside macOS, where they are all with Command, which the page never uses. */
const roleKeys: Partial<Record<NonNullable<MenuItemConstructorOptions['role']>, string[]>> = {
  editMenu: [
    'Control+KeyZ', 'Control+Shift+KeyZ', 'Control+KeyY', 'Control+KeyX', 'Control+KeyC', 'Control+KeyV', 'Control+Shift+KeyV', 'Control+KeyA',
  ],
  windowMenu: ['Control+KeyM', 'Control+KeyW'],
  resetZoom: ['Control+Digit0'],
  zoomIn: ['Control+Equal', 'Control+Shift+Equal', 'Control+NumpadAdd'],
  zoomOut: ['Control+Minus', 'Control+NumpadSubtract'],
  togglefullscreen: ['F11'],
  toggleDevTools: ['Control+Shift+KeyI'],
  quit: ['Control+KeyQ'],
  help: [],
  about: [],
}

const patternOf = (accelerator: string): string => accelerator.replace('CmdOrCtrl', 'Control').replace(/\+([A-Z])$/, '+Key$1')

it.each(['linux', 'win32'] as const)('the menu takes no key that the page uses or lets anybody choose, on %s', async platform => {
  const stage = await setStage({ packaged: false }, { platform })
  await stage.open()
  const entries = stage.menus[0]?.flatMap(item => [item, ...(Array.isArray(item.submenu) ? item.submenu : [])]) ?? []
  const taken = entries.flatMap(({ role, accelerator }) => {
    if (role === undefined) return accelerator === undefined ? [] : [patternOf(accelerator)]
    const keys = roleKeys[role]
    if (keys === undefined) throw new Error(`Which keys does the role ${role} take?`)
    return keys
  })
  await stage.end()
  const used = Settings.shape.keyPreset.options.flatMap(keyPreset => {
    const keymap = createKeymap({ keyPreset, keys: {} })
    return everyGroup().flatMap(({ actions }) => actions.flatMap(action => keymap.keysOf(action)))
  })
  expect(taken.filter(key => used.includes(key))).toEqual([])
  expect(taken.filter(key => refusalOf(key) === null)).toEqual([])
  // A letter marked in a label would be Alt and that letter, which no menu here may take from a text.
  expect(entries.map(({ label }) => label ?? '').filter(label => label.includes('&'))).toEqual([])
})
