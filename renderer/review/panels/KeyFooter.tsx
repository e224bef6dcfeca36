import { useStore } from 'zustand'
import type { Action } from '../../keys/action.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import css from './KeyFooter.module.css'

/** The keys of the layer in force, and the one that is always there. */
export function KeyFooter({ desk, actions, others }: { desk: Desk; actions: ReviewActions; others: readonly Action[] }) {
  const layer = useStore(desk.store, state => state.layer)
  // What is available depends on the task, and on whether a list lies open.
  useStore(desk.store, state => `${state.work?.page.batch ?? ''} ${state.finding.listed}`)
  // A panel that lies open keeps the keys to itself.
  const covered = useStore(desk.store, state => state.panel !== null)
  const working = useStore(desk.store, state => state.work !== null && !state.escalating)
  return (
    <>
      <div className={css['keys']} data-keys="listen">
        {[...actions.footer[layer], ...others].map(action => (
          <ActionButton key={action.id} action={covered ? { ...action, available: () => false } : action} />
        ))}
      </div>
      <Button look="harm" keepsFocus disabled={!working} onClick={() => actions.escalate.run()}>
        {actions.escalate.label}<ActionKey of={actions.escalate} tone="inherit" />
      </Button>
    </>
  )
}
