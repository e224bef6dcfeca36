import type { Action } from '../../keys/action.ts'
import type { ActionParts } from './action-parts.ts'

export type FlowActions = Record<'accept' | 'previous' | 'undo' | 'redo', Action>

/** From one clip to the next, and back. */
export const flowActions = ({ desk, action, t }: ActionParts): FlowActions => ({
  accept: action('accept', t('actions.accept'), ['Enter'], desk.accept),
  previous: action('previous', t('actions.previous'), ['Shift+Enter'], desk.previous),
  undo: action('undo', t('actions.undo'), ['KeyZ'], () => void desk.undo()),
  redo: action('redo', t('actions.redo'), ['Shift+KeyZ'], () => void desk.redo()),
})
