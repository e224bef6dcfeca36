// The two places between which the focus of the answering page goes: the page, where keys act, and the box for the answer.

export const pageId = 'answer-page'
export const boxId = 'answer-box'

export const focusPage = (): void => document.getElementById(pageId)?.focus({ preventScroll: true })
export const focusBox = (): void => document.getElementById(boxId)?.focus()
export const isWriting = (): boolean => document.activeElement?.id === boxId
