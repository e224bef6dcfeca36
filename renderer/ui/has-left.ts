import type { FocusEvent } from 'react'

/**
 * Whether the focus went from an element to another place of this page: not to something inside it, not to another
 * window, and not to a dialog, which gives the focus back.
 */
export const hasLeft = ({ currentTarget, relatedTarget }: FocusEvent): boolean =>
  document.hasFocus() && !currentTarget.contains(relatedTarget) && !(relatedTarget?.closest('[role=dialog], [role=alertdialog]') instanceof Element)
