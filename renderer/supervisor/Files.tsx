import type { Action } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import css from './Page.module.css'

/** The ways to take along what is on the page. */
export function Files({ actions }: { actions: readonly Action[] }) {
  return <div className={css['files']}>{actions.map(action => <Button key={action.id} small onClick={action.run}>{action.label}<ActionKey of={action} /></Button>)}</div>
}
