// Where the focus of the page goes: the page itself, where keys act, and its fields.

export const pageId = 'adjudicate-page'
export const reasonId = 'adjudicate-reason'
export const thirdId = 'adjudicate-third'
export const noteId = 'contest-note'

function focus(id: string): void {
  const element = document.getElementById(id)
  element?.focus()
  // What belongs to a field is wanted in sight as well.
  element?.closest('section')?.scrollIntoView({ block: 'nearest' })
}

export const focusPage = (): void => focus(pageId)
/** In the next frame, when a field that was just asked for is drawn. */
export const focusSoon = (id: string): void => void requestAnimationFrame(() => focus(id))
export const isWriting = (): boolean => document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLSelectElement
