import { createStore, type StoreApi } from 'zustand/vanilla'
import { actionFor, type Action, type KeyLayer, type Place } from './action.ts'
import type { ActionGroup } from './groups.ts'
import { standardKeymap, type Keymap } from './keymap.ts'
import { patternOf } from './pattern.ts'
import { escalateKey } from './refusals.ts'

type KeyboardState = {
  layers: readonly KeyLayer[]
  /** Every action of the person's work by where it holds, whether it holds now or not. */
  groups: readonly ActionGroup[]
  /** Which keys each action has. */
  keymap: Keymap
}

export type Keyboard = StoreApi<KeyboardState> & {
  /** Puts a layer on top; what it returns takes it away again. */
  push(layer: KeyLayer): () => void
  /** Makes groups of actions known; what it returns forgets them. */
  know(groups: readonly ActionGroup[]): () => void
  /** Calls back before every key press that is not a repeat, with what it means, if anything. */
  watch(listener: (event: KeyboardEvent, action: Action | null) => void): () => void
  /** Hands every key press to `listener` and to nothing else, until what it returns is called; F8 ends it and acts all the same. */
  record(listener: (event: KeyboardEvent) => void): () => void
}

const textFields =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role=textbox], [role=searchbox], [role=combobox], ' +
  'input:not([type=checkbox], [type=radio], [type=button], [type=range])'
const controls = 'button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch], [role=tab]'
const arrowed = '[role=radiogroup], [role=group]:has([role=checkbox]), [role=slider], [role=tablist], [role=grid], [role=listbox], input[type=radio], input[type=range]'

/** Inside an element with `data-keys="listen"` Enter belongs to the actions, and Space too unless Tab led to a control. */
function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return { inText: false, inMenu: false, takesEnter: false, takesSpace: false, takesArrows: false }
  const onControl = target.closest(controls) !== null
  const listening = target.closest('[data-keys=listen]') !== null
  return {
    inText: target.closest(textFields) !== null,
    inMenu: target.closest('[role=menu], [role=listbox]') !== null,
    takesEnter: onControl && !listening,
    takesSpace: onControl && (!listening || target.matches(':focus-visible')),
    takesArrows: target.closest(arrowed) !== null && target.matches(':focus-visible'),
  }
}

/** Hands key presses to actions, before the page sees them. A held key repeats only where its action says so. */
export function createKeyboard(target: EventTarget): Keyboard {
  const store = createStore<KeyboardState>(() => ({ layers: [], groups: [], keymap: standardKeymap }))
  const watchers = new Set<(event: KeyboardEvent, action: Action | null) => void>()
  let recorder: ((event: KeyboardEvent) => void) | null = null
  const keep = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  target.addEventListener(
    'keydown',
    event => {
      if (!(event instanceof KeyboardEvent)) return
      if (recorder !== null) {
        keep(event)
        if (!event.repeat) recorder(event)
        if (patternOf(event) !== escalateKey) return
        recorder = null
      }
      const { layers, keymap } = store.getState()
      const action = actionFor(layers, event, placeOf(event.composedPath()[0] ?? null), keymap.keysOf)
      if (!event.repeat) for (const watcher of watchers) watcher(event, action)
      if (action === null) return
      keep(event)
      if (!event.repeat || action.repeats === true) action.run()
    },
    { capture: true },
  )
  return Object.assign(store, {
    push(layer: KeyLayer) {
      store.setState(({ layers }) => ({ layers: [...layers, layer] }))
      return () => store.setState(({ layers }) => ({ layers: layers.filter(other => other !== layer) }))
    },
    know(groups: readonly ActionGroup[]) {
      store.setState(state => ({ groups: [...state.groups, ...groups] }))
      return () => store.setState(state => ({ groups: state.groups.filter(group => !groups.includes(group)) }))
    },
    watch(listener: (event: KeyboardEvent, action: Action | null) => void) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    record(listener: (event: KeyboardEvent) => void) {
      recorder = listener
      return () => {
        if (recorder === listener) recorder = null
      }
    },
  })
}
