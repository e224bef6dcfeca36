import { sampleMessages as say } from './messages.ts'
import css from './SampleBar.module.css'

/** The strip above the laptop that stands beside. */
export function BesideBar() {
  return (
    <aside className={css['bar']} aria-label={say.besideBar}>
      <b className={css['tag']}>{say.role.safety}</b>
      <span className={css['invented']}>{say.besideMeaning}</span>
    </aside>
  )
}
