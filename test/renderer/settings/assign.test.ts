import { describe, expect, test } from 'vitest'
import type { Action } from '../../../renderer/keys/action.ts'
import type { ActionGroup } from '../../../renderer/keys/groups.ts'
import { assign, withoutOwn } from '../../../renderer/settings/keys/assign.ts'
import { abbreviationFault, keptOf } from '../../../renderer/settings/sections/abbreviations.ts'

const action = (id: string, ...keys: string[]): Action => ({ id, label: id, keys, available: () => true, run: () => undefined })
const [play, replay, skip, silence, escalate, back] = [
  action('play', 'Space'), action('replay', 'KeyR'), action('skip', 'KeyK'), action('silence', 'Escape'), action('escalate', 'F8', 'Control+Shift+KeyX'), action('type-back', 'Control+KeyJ'),
]
const listen: ActionGroup = { id: 'listen', name: 'Listening', actions: [play, replay, skip, silence] }
const type: ActionGroup = { id: 'type', name: 'Typing', actions: [back], typing: true }
const everywhere: ActionGroup = { id: 'everywhere', name: 'Everywhere', actions: [escalate], always: true }
const groups = [listen, type, everywhere]
const give = (key: string, to: Action, group: ActionGroup, more: { adds?: boolean; keys?: Record<string, string[]> } = {}) =>
  assign({ groups, settings: { keyPreset: 'standard', keys: more.keys ?? {} }, action: to, group, key, adds: more.adds ?? false, names: new Map() })

describe('a pressed key', () => {
  test('that is free takes the place of the old one, or stands beside it', () => {
    expect(give('KeyG', replay, listen)).toEqual({ kind: 'given', keys: { replay: ['KeyG'] } })
    expect(give('F13', replay, listen, { adds: true })).toEqual({ kind: 'given', keys: { replay: ['F13', 'KeyR'] } })
  })

  test('that is free in this place may mean something else in another', () => {
    expect(give('Control+KeyJ', replay, listen)).toMatchObject({ kind: 'given' })
  })

  test('that is somebody’s can be taken, or swapped for the one it replaces', () => {
    expect(give('KeyK', replay, listen)).toEqual({
      kind: 'conflict', key: 'KeyK', others: [{ action: skip, group: listen }],
      take: { replay: ['KeyK'], skip: [] },
      swap: { replay: ['KeyK'], skip: ['KeyR'] },
    })
    expect(give('KeyK', replay, listen, { adds: true })).toMatchObject({ kind: 'conflict', take: { replay: ['KeyK', 'KeyR'], skip: [] }, swap: null })
  })

  test('is refused where it must stay what it is', () => {
    expect(give('F8', replay, listen)).toMatchObject({ kind: 'refused', why: 'safety' })
    expect(give('Control+Shift+KeyX', replay, listen)).toMatchObject({ kind: 'refused', why: 'safety' })
    expect(give('KeyG', back, type)).toMatchObject({ kind: 'refused', why: 'writes' })
    expect(give('Control+Space', replay, listen)).toMatchObject({ kind: 'refused', why: 'input_method' })
  })

  test('is added to what cannot be lost, never put in its place', () => {
    expect(give('Backspace', silence, listen)).toEqual({ kind: 'given', keys: { silence: ['Backspace', 'Escape'] } })
  })

  test('forgets nothing of what was changed before, until it is reset', () => {
    expect(give('KeyG', replay, listen, { keys: { skip: ['KeyJ'] } })).toEqual({ kind: 'given', keys: { replay: ['KeyG'], skip: ['KeyJ'] } })
    expect(withoutOwn({ replay: ['KeyG'], skip: ['KeyJ'] }, 'replay')).toEqual({ skip: ['KeyJ'] })
  })
})

describe('abbreviations', () => {
  const rows = [{ typed: 'plz', text: ' please ' }, { typed: '', text: 'thanks' }, { typed: 'thx', text: '' }, { typed: 'plz', text: 'again' }, { typed: '', text: '' }]

  test('are kept once they are whole and say something of their own', () => {
    expect(rows.map((_, at) => abbreviationFault(rows, at))).toEqual([null, 'typed', 'text', 'twice', null])
    expect(keptOf(rows)).toEqual([{ typed: 'plz', text: 'please' }])
  })
})
