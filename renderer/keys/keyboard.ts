import { createStore, type StoreApi } from 'zustand/vanilla'
import { actionFor, type KeyLayer, type Place } from './action.ts'

export type Keyboard = StoreApi<{ layers: readonly KeyLayer[] }> & {
  /** Puts a layer on top; what it returns takes it away again. */
  push(layer: KeyLayer): () => void
  /** Calls back before every key press that is not a repeat, whatever it means. */
  watch(listener: (event: KeyboardEvent) => void): () => void
}

const textFields = 'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type=checkbox], [type=radio], [type=button])'
const controls = 'button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch], [role=tab]'

/** Inside an element with `data-keys="listen"` Enter belongs to the actions, and Space too unless Tab led to a control. */
function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return { inText: false, inMenu: false, takesEnter: false, takesSpace: false }
  const onControl = target.closest(controls) !== null
  const listening = target.closest('[data-keys=listen]') !== null
  return {
    inText: target.closest(textFields) !== null,
    inMenu: target.closest('[role=menu], [role=listbox]') !== null,
    takesEnter: onControl && !listening,
    takesSpace: onControl && (!listening || target.matches(':focus-visible')),
  }
}

/** Hands key presses to actions, before the page sees them. A held key repeats only where its action says so. */
export function createKeyboard(target: EventTarget): Keyboard {
  const store = createStore<{ layers: readonly KeyLayer[] }>(() => ({ layers: [] }))
  const watchers = new Set<(event: KeyboardEvent) => void>()
  target.addEventListener(
    'keydown',
    event => {
      if (!(event instanceof KeyboardEvent)) return
      if (!event.repeat) for (const watcher of watchers) watcher(event)
      const action = actionFor(store.getState().layers, event, placeOf(event.target))
      if (action === null) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat || action.repeats === true) action.run()
    },
    { capture: true },
  )
  return Object.assign(store, {
    push(layer: KeyLayer) {
      store.setState(({ layers }) => ({ layers: [...layers, layer] }))
      return () => store.setState(({ layers }) => ({ layers: layers.filter(other => other !== layer) }))
    },
    watch(listener: (event: KeyboardEvent) => void) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  })
}
