// Runs inside the page: counts the presses that a person makes, whatever becomes of them.

export type Tally = { presses: number }

declare global {
  interface Window {
    tally: Tally
  }
}

/** Serialised into the page, so it may use nothing from outside itself. A run of letters in a field is one. */
export function installTally(): void {
  const tally: Tally = { presses: 0 }
  window.tally = tally
  let writing = false
  const press = (): void => {
    writing = false
    tally.presses++
  }
  window.addEventListener('keydown', event => {
    if (event.repeat || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    const writes = /^.$/u.test(event.key) && !event.ctrlKey && event.target instanceof Element && event.target.matches('input, textarea')
    // Only once everybody has seen it is it known whether the field takes the letter.
    if (writes) setTimeout(() => { if (event.defaultPrevented) press() })
    else press()
  }, { capture: true })
  window.addEventListener('beforeinput', event => {
    if (event.inputType !== 'insertText') return
    if (!writing) tally.presses++
    writing = true
  }, { capture: true })
}
