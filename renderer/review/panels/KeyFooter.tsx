import { useStore } from 'zustand'
import type { Action } from '../../keys/action.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import css from './KeyFooter.module.css'

/** The keys of the layer in force. */
export function KeyFooter({ desk, actions, others }: { desk: Desk; actions: ReviewActions; others: readonly Action[] }) {
  const layer = useStore(desk.store, state => state.layer)
  // What is available depends on the task, and on whether a list lies open.
  useStore(desk.store, state => `${state.work?.page.batch ?? ''} ${state.finding.listed}`)
  useStore(desk.store, state => state.work !== null && !state.escalating)
  // A panel that lies open keeps the keys to itself.
  const covered = useStore(desk.store, state => state.panel !== null)
  return (
    <div className={css['keys']} data-keys="listen">
      {[...actions.footer[layer], ...others].map(action => (
        <ActionButton key={action.id} action={covered ? { ...action, available: () => false } : action} />
      ))}
    </div>
  )
}
