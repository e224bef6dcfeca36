import { useStore } from 'zustand'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { ReviewActions } from '../actions/review-actions.ts'
import type { Desk } from '../desk/desk.ts'
import css from './KeyFooter.module.css'

/** The keys of the layer in force, and the one that is always there. */
export function KeyFooter({ desk, actions }: { desk: Desk; actions: ReviewActions }) {
  const layer = useStore(desk.store, state => state.layer)
  // What is available depends on the task, and on whether a list lies open.
  useStore(desk.store, state => `${state.work?.page.batch ?? ''} ${state.finding.listed}`)
  const working = useStore(desk.store, state => state.work !== null && !state.escalating)
  const [escalateKey = 'F8'] = actions.escalate.keys
  return (
    <>
      <div className={css['keys']} data-keys="listen">
        {actions.footer[layer].map(action => <ActionButton key={action.id} action={action} />)}
      </div>
      <Button look="harm" keepsFocus disabled={!working} onClick={() => actions.escalate.run()}>
        {actions.escalate.label}<Kbd pattern={escalateKey} tone="inherit" />
      </Button>
    </>
  )
}
