import type { Action } from '../keys/action.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import css from './MiningEntry.module.css'

/** The way to labelling words wherever they stand. */
export function MiningEntry({ mine }: { mine: Action }) {
  return <Button look="quiet" small className={css['entry']} onClick={mine.run}><ActionKey of={mine} />{mine.label}</Button>
}
