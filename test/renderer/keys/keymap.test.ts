import { describe, expect, test } from 'vitest'
import { everyGroup } from '../../../build/key-tables.ts'
import { actionFor, type Action, type KeyLayer, type Place } from '../../../renderer/keys/action.ts'
import { conflictsOf, type ActionGroup } from '../../../renderer/keys/groups.ts'
import { createKeymap, keptKeys, standardKeymap } from '../../../renderer/keys/keymap.ts'
import { partsOf } from '../../../renderer/keys/pattern.ts'
import { refusalOf } from '../../../renderer/keys/refusals.ts'
import { Settings } from '../../../shared/contract/settings.ts'
import { keyNamesOf, layoutNames, strokesOf } from './layouts.ts'
import { press, pressesOf, pressFor } from './presses.ts'

// Every action of the product, by every preset, on five keyboard layouts.

const groups = everyGroup().map(group => ({ ...group, actions: group.actions.map(action => ({ ...action, available: () => true })) }))
const presets = Settings.shape.keyPreset.options
const keymapOf = (keyPreset: Settings['keyPreset'], keys: Settings['keys'] = {}) => createKeymap({ keyPreset, keys })
const nowhere: Place = { inText: false, inMenu: false, takesEnter: false, takesSpace: false, takesArrows: false }
const inText: Place = { ...nowhere, inText: true }

/** The layers as they lie when a group holds: what always holds, then the group, which covers the others if it is a panel. */
function layersFor(group: ActionGroup): KeyLayer[] {
  const always = groups.filter(other => other.always === true && other.id !== group.id).map(({ id, actions }) => ({ name: id, actions }))
  return [...always, { name: group.id, actions: group.actions, exclusive: group.panel === true }]
}

/** Those made to share a key with an action, because never both are available. */
const sharing = (action: Action): string[] =>
  groups.flatMap(({ actions }) => actions).filter(other => other.keys.some(key => action.keys.includes(key))).map(({ id }) => id)

describe.each(presets)('the preset %s', preset => {
  const keymap = keymapOf(preset)

  test.each(layoutNames)('reaches every action by every key that it shows, on a %s keyboard', layout => {
    for (const group of groups) {
      const place = group.typing === true ? inText : nowhere
      for (const action of group.actions) {
        const presses = keymap.keysOf(action, group.typing).map(key => [key, pressFor(key, layout)] as const)
        // Lock has no key: it is one press of the mouse, the palette, or the desktop's own menu.
        if (action.keys.length > 0) expect(presses.filter(([, event]) => event !== null), action.id).not.toEqual([])
        for (const [key, event] of presses) {
          if (event === null) continue
          const meant = actionFor(layersFor(group), event, place, keymap.keysOf)
          expect([action.id, ...sharing(action)], `${group.id}: ${key} for ${action.id}`).toContain(meant?.id)
        }
      }
    }
  })

  test.each(layoutNames)('lets everything be written on a %s keyboard', layout => {
    const strokes = [...strokesOf(layout).flatMap(pressesOf), press({ code: 'Space', key: ' ' }), press({ code: 'NumpadDecimal', key: ',' }), press({ code: 'NumpadAdd', key: '+' })]
    expect(strokes.length).toBeGreaterThan(90)
    for (const group of groups) {
      for (const event of strokes) {
        const meant = actionFor(layersFor(group), event, inText, keymap.keysOf)
        expect(meant?.overText === true && /^(Digit|Numpad)\d$/.test(event.code) ? null : meant, `${group.id}: ${event.code} ${event.key}`).toBeNull()
      }
    }
  })

  test('lets a text be edited by its own keys', () => {
    for (const group of groups.filter(({ typing }) => typing === true)) {
      for (const code of ['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']) {
        const meant = actionFor(layersFor(group), press({ code, key: code }), inText, keymap.keysOf)
        expect(meant === null || meant.keys.includes(code), `${group.id}: ${code}`).toBe(true)
      }
    }
  })

  test.each(layoutNames)('gives no key two meanings on a %s keyboard', layout => {
    const found = conflictsOf(groups, keymap, keyNamesOf(layout)).map(({ key, actions: [one, other] }) => `${key}: ${one.id}, ${other.id}`)
    expect(found).toEqual([])
  })

  test('takes nothing that the system, the browser or a text keeps', () => {
    for (const { actions, typing } of groups) {
      for (const action of actions) {
        const others = keymap.keysOf(action, typing).filter(key => !keptKeys(action).includes(key))
        for (const key of others) {
          const why = refusalOf(key, typing)
          expect(why === null || ((why === 'moves' || action.overText === true) && action.keys.includes(key)), `${key} for ${action.id}: ${why}`).toBe(true)
        }
      }
    }
  })

  test('keeps Esc and F8 where the hand expects them', () => {
    for (const action of groups.flatMap(({ actions }) => actions)) expect(keymap.keysOf(action)).toEqual(expect.arrayContaining([...keptKeys(action)]))
  })

  test.each(layoutNames)('means nothing while a word is composed on a %s keyboard', layout => {
    const [listen] = groups
    for (const stroke of strokesOf(layout)) {
      for (const composed of [{ composing: true }, { key: 'Process' }, { keyCode: 229 }]) {
        expect(actionFor(layersFor(listen!), press({ ...stroke, ...composed }), nowhere, keymap.keysOf)).toBeNull()
      }
    }
  })
})

describe('one hand', () => {
  const beside = /^(?:Arrow.*|Home|End|Page.*|Insert|Delete|Backspace|Pause|F(?:6|7|8|9))$/
  const zones: Record<string, RegExp> = {
    left: /^(?:Escape|F[1-5]|Backquote|Digit[1-5]|Tab|Key[QWERTASDFGZXCVB]|Space)$/,
    right: new RegExp(`^(?:Digit[6-90]|Minus|Equal|Key[YUIOPHJKLNM]|Bracket.*|Backslash|Semicolon|Quote|Comma|Period|Slash|Enter|Space|[?/]$|${beside.source.slice(1, -1)})$`),
    numpad: new RegExp(`^(?:Numpad.*|Enter|${beside.source.slice(1, -1)})$`),
  }
  /** Every key of the design's table, and Shift with those that have a finer or an opposite sense. */
  const table = [
    ...'RLADWSZIOEXKTQGHBPJUCNMVFY'.split('').map(letter => `Key${letter}`), 'Shift+KeyA', 'Shift+KeyD', 'Shift+KeyZ', 'Shift+KeyR', 'Shift+KeyB',
    'Shift+KeyC', 'Shift+KeyJ', 'Shift+KeyN', 'Space', 'Tab', 'Shift+Tab', 'Enter', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(number => `Digit${number}`),
    'Comma', 'Period', 'Equal', 'Minus', '/', 'F4', 'F1', 'Control+Shift+KeyP',
  ]
  test.each(['left', 'right', 'numpad'] as const)('has a place of its own for every key that an action may be made with: %s', hand => {
    const keymap = keymapOf(hand)
    const made: ActionGroup = { id: 'made', name: 'Made', actions: table.map(key => ({ id: `made ${key}`, label: key, keys: [key], available: () => true, run: () => undefined })) }
    const out = made.actions.filter(action => keymap.keysOf(action).every(key => zones[hand]?.test(partsOf(key).key) !== true)).map(({ id }) => id)
    expect(out).toEqual([])
    const fixed = groups.filter(({ always }) => always === true)
    expect(conflictsOf([made, ...fixed], keymap).map(({ key, actions: [one, other] }) => `${key}: ${one.id}, ${other.id}`)).toEqual([])
    expect(made.actions.flatMap(action => keymap.keysOf(action).filter(key => refusalOf(key) !== null))).toEqual([])
  })

  test.each(['left', 'right', 'numpad'] as const)('reaches everything that holds while listening: %s', hand => {
    const keymap = keymapOf(hand)
    for (const { actions } of groups.filter(({ id, always }) => id === 'listen' || id === 'skip' || id === 'home' || always === true)) {
      for (const action of actions.filter(({ keys }) => keys.length > 0)) {
        const reached = keymap.keysOf(action).filter(key => zones[hand]?.test(partsOf(key).key))
        expect(reached, `${action.id}: ${keymap.keysOf(action).join(' ')}`).not.toEqual([])
      }
    }
  })
})

describe('a keymap', () => {
  const replay = groups[0]!.actions.find(({ id }) => id === 'replay')!
  const escalate = groups.flatMap(({ actions }) => actions).find(({ id }) => id === 'escalate')!
  const again = groups.flatMap(({ actions }) => actions).find(({ id }) => id === 'escalate.again')!

  test('puts a person’s own keys before a preset’s', () => {
    expect(keymapOf('right', { replay: ['KeyG', 'F13'] }).keysOf(replay)).toEqual(['KeyG', 'F13'])
  })

  test('lets a pedal be a key', () => {
    for (let number = 13; number <= 24; number++) expect(refusalOf(`F${number}`, true)).toBeNull()
  })

  test('leaves help and silence where they were, whatever a person took away', () => {
    const keymap = keymapOf('standard', { escalate: ['F14'], silence: [] })
    expect(keymap.keysOf(escalate)).toEqual(['F14', 'F8', 'Control+Shift+KeyX'])
    expect(keymap.keysOf(again)).toEqual(['F14', 'F8', 'Control+Shift+KeyX'])
    expect(keymap.keysOf({ id: 'silence', keys: ['Escape'] })).toEqual(['Escape'])
  })

  test('overlooks keys that must not be keys, wherever they come from', () => {
    expect(keymapOf('standard', { replay: ['Control+Space', 'Control+KeyW', 'KeyG'] }).keysOf(replay)).toEqual(['KeyG'])
  })

  test('finds the conflict that a person made, in whatever holds at the same time, and only there', () => {
    const ids = (keys: Settings['keys']): string[] => conflictsOf(groups, keymapOf('standard', keys)).map(({ key, actions: [one, other] }) => `${key} ${one.id} ${other.id}`)
    expect(ids({ replay: ['KeyW'] })).toEqual(['KeyW replay faster'])
    expect(ids({ replay: ['F4'] })).toEqual(['F4 replay pause'])
    expect(ids({ replay: ['F2'] })).toEqual([])
    expect(conflictsOf(groups, keymapOf('standard', { replay: ['IntlBackslash'], keys: ['<'] }), new Map([['IntlBackslash', '<']]))).toHaveLength(1)
  })
})

describe('a key is refused', () => {
  test.each([
    ['Control+Space', 'input_method'], ['Alt+KeyF', 'alt_letter'], ['Control+Digit3', 'browser_tab'], ['Control+Numpad3', 'browser_tab'],
    ['Escape', 'safety'], ['F8', 'safety'], ['Control+KeyC', 'editing'], ['Control+KeyW', 'browser'], ['F5', 'browser'], ['F11', 'browser'],
    ['Meta+KeyR', 'system'], ['CapsLock', 'system'], ['Alt+F4', 'system'], ['Control+Alt+KeyQ', 'alt_gr'],
  ])('%s, because of %s', (key, why) => {
    expect(refusalOf(key)).toBe(why)
  })

  test('in typing for what writes or moves there', () => {
    expect([refusalOf('KeyG', true), refusalOf('Shift+Digit2', true), refusalOf('Space', true), refusalOf('Numpad7', true)]).toEqual(['writes', 'writes', 'writes', 'writes'])
    expect([refusalOf('ArrowLeft', true), refusalOf('Backspace', true)]).toEqual(['moves', 'moves'])
    expect([refusalOf('KeyG'), refusalOf('F9', true), refusalOf('Control+KeyG', true)]).toEqual([null, null, null])
  })
})

test('the standard preset moves nothing', () => {
  for (const action of groups.flatMap(({ actions }) => actions).filter(({ id }) => id !== 'escalate.again')) {
    expect(standardKeymap.keysOf(action)).toEqual([...new Set(action.keys)])
  }
})
