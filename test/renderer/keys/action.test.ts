import { describe, expect, test } from 'vitest'
import { actionFor, type Action, type KeyLayer, type Place } from '../../../renderer/keys/action.ts'
import { standardKeymap } from '../../../renderer/keys/keymap.ts'
import { labelsOf } from '../../../renderer/keys/layout.ts'
import { press } from './presses.ts'

const nowhere: Place = { inText: false, inMenu: false, takesEnter: false, takesSpace: false, takesArrows: false }

const action = (id: string, keys: string[], more: Partial<Action> = {}): Action => ({ id, label: id, keys, available: () => true, run: () => undefined, ...more })
const listen: KeyLayer = {
  name: 'listen',
  actions: [
    action('play', ['Space']), action('accept', ['Enter']), action('previous', ['Shift+Enter']), action('undo', ['KeyZ']),
    action('redo', ['Shift+KeyZ']), action('one', ['Digit1', 'Numpad1']), action('keys', ['?']), action('escalate', ['F8', 'Control+Shift+KeyX'], { everywhere: true }),
  ],
}
const meant = (event: KeyboardEvent, place = nowhere, layers = [listen]): string | undefined => actionFor(layers, event, place, standardKeymap.keysOf)?.id

describe('a key press', () => {
  test('means the action on that physical key, whatever the layout writes there', () => {
    expect(meant(press({ code: 'KeyZ', key: 'w' }))).toBe('undo')
    expect(meant(press({ code: 'KeyZ', key: 'ज' }))).toBe('undo')
    expect(meant(press({ code: 'KeyW', key: 'z' }))).toBeUndefined()
  })

  test('tells shifted keys from plain ones', () => {
    expect(meant(press({ code: 'KeyZ', key: 'Z', shift: true }))).toBe('redo')
    expect(meant(press({ code: 'Enter', key: 'Enter', shift: true }))).toBe('previous')
    expect(meant(press({ code: 'Enter', key: 'Enter' }))).toBe('accept')
  })

  test('means the same on the number pad', () => {
    expect(meant(press({ code: 'Numpad1', key: '1' }))).toBe('one')
    expect(meant(press({ code: 'NumpadEnter', key: 'Enter' }))).toBe('accept')
  })

  test('with Control or Alt is left to the browser unless an action asks for it', () => {
    expect(meant(press({ code: 'KeyZ', ctrl: true }))).toBeUndefined()
    expect(meant(press({ code: 'Digit1', ctrl: true }))).toBeUndefined()
    expect(meant(press({ code: 'KeyZ', alt: true }))).toBeUndefined()
    expect(meant(press({ code: 'KeyX', key: 'X', ctrl: true, shift: true }))).toBe('escalate')
  })

  test('finds a written character wherever the layout has it', () => {
    expect(meant(press({ code: 'Slash', key: '?', shift: true }))).toBe('keys')
    expect(meant(press({ code: 'Comma', key: '?', shift: true }))).toBe('keys')
  })

  test('means nothing while a word is being composed', () => {
    expect(meant(press({ code: 'Enter', key: 'Enter', composing: true }))).toBeUndefined()
    expect(meant(press({ code: 'KeyZ', key: 'Process' }))).toBeUndefined()
  })

  test('in a text field never means a letter, digit, space or character, but keeps the others', () => {
    const inText = { ...nowhere, inText: true }
    for (const code of ['KeyZ', 'Space', 'Digit1', 'Numpad1']) expect(meant(press({ code }), inText)).toBeUndefined()
    expect(meant(press({ code: 'Slash', key: '?', shift: true }), inText)).toBeUndefined()
    expect(meant(press({ code: 'KeyZ', key: 'Z', shift: true }), inText)).toBeUndefined()
    expect(meant(press({ code: 'Enter', key: 'Enter' }), inText)).toBe('accept')
    expect(meant(press({ code: 'F8', key: 'F8' }), inText)).toBe('escalate')
  })

  test('on a control leaves Enter and Space to it, where it takes them', () => {
    expect(meant(press({ code: 'Enter', key: 'Enter' }), { ...nowhere, takesEnter: true })).toBeUndefined()
    expect(meant(press({ code: 'Space', key: ' ' }), { ...nowhere, takesEnter: true })).toBe('play')
    expect(meant(press({ code: 'Space', key: ' ' }), { ...nowhere, takesSpace: true })).toBeUndefined()
  })

  test('in an open menu is left to it, but for what acts everywhere', () => {
    const inMenu = { ...nowhere, inMenu: true }
    expect(meant(press({ code: 'KeyZ' }), inMenu)).toBeUndefined()
    expect(meant(press({ code: 'Enter', key: 'Enter' }), inMenu)).toBeUndefined()
    expect(meant(press({ code: 'F8', key: 'F8' }), inMenu)).toBe('escalate')
  })

  test('passes over an action that is not available', () => {
    const closed: KeyLayer = { name: 'closed', actions: [action('closed', ['KeyZ'], { available: () => false })] }
    expect(meant(press({ code: 'KeyZ' }), nowhere, [listen, closed])).toBe('undo')
  })
})

describe('layers', () => {
  const panel: KeyLayer = { name: 'panel', exclusive: true, actions: [action('cause-1', ['Digit1'])] }

  test('are asked from the top', () => {
    const over: KeyLayer = { name: 'over', actions: [action('over', ['Space'])] }
    expect(meant(press({ code: 'Space', key: ' ' }), nowhere, [listen, over])).toBe('over')
    expect(meant(press({ code: 'KeyZ' }), nowhere, [listen, over])).toBe('undo')
  })

  test('that are exclusive keep every key but those that act everywhere', () => {
    expect(meant(press({ code: 'Digit1' }), nowhere, [listen, panel])).toBe('cause-1')
    expect(meant(press({ code: 'KeyZ' }), nowhere, [listen, panel])).toBeUndefined()
    expect(meant(press({ code: 'F8', key: 'F8' }), nowhere, [listen, panel])).toBe('escalate')
  })
})

describe('labels', () => {
  const named = (key: string): string => ({ Control: 'Ctrl', Escape: 'Esc' })[key] ?? key

  test('are what the layout in use writes', () => {
    const azerty = new Map([['KeyA', 'q'], ['KeyW', 'z']])
    expect(labelsOf('KeyA', azerty, named)).toEqual(['Q'])
    expect(labelsOf('Shift+KeyW', azerty, named)).toEqual(['Shift', 'Z'])
  })

  test('fall back to the usual ones', () => {
    expect(labelsOf('Control+Shift+KeyX', new Map(), named)).toEqual(['Ctrl', 'Shift', 'X'])
    expect(labelsOf('Numpad4', new Map(), named)).toEqual(['4'])
    expect(labelsOf('F8', new Map(), named)).toEqual(['F8'])
    expect(labelsOf('?', new Map(), named)).toEqual(['?'])
    expect(labelsOf('Escape', new Map(), named)).toEqual(['Esc'])
  })
})
