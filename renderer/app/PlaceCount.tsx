import { whole } from '../ui/format.ts'
import css from './Places.module.css'

/** How much waits on a page; nothing where nothing does. */
export function PlaceCount({ count }: { count: number }) {
  return count > 0 ? <b className={css['count']}>{whole(count)}</b> : null
}
