import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useWorkstation } from '../../renderer/state/workstation.ts'
import { Button } from '../../renderer/ui/Button.tsx'
import { cx } from '../../renderer/ui/cx.ts'
import { sampleRoles } from './contract.ts'
import { sampleMessages as say } from './messages.ts'
import type { SampleStore } from './sample-store.ts'
import css from './SampleBar.module.css'
import { ThiefDialog } from './ThiefDialog.tsx'

/** The strip above a workstation on invented clips: who to be, the network's cable, and a thief's view of the vault. */
export function SampleBar({ store }: { store: SampleStore }) {
  const { notices } = useWorkstation()
  const { state, busy, failure, beside } = useStore(store)
  const [thief, setThief] = useState(false)
  useEffect(() => store.follow(), [store])
  useEffect(() => { if (failure !== null) notices.fail(failure) }, [failure, notices])
  return (
    <aside className={css['bar']} aria-label={say.bar} aria-busy={busy}>
      <b className={css['tag']}>{say.sample}</b>
      <span className={css['invented']}>{say.invented}</span>
      <div role="group" aria-label={say.be} className={css['roles']}>
        {sampleRoles.filter(role => state?.people.some(person => person.role === role)).map(role => (
          <button
            key={role}
            type="button"
            className={css['role']}
            aria-pressed={state?.current === role}
            disabled={busy}
            onClick={() => { if (state?.current !== role) void store.become(role) }}
          >
            {say.role[role]}
          </button>
        ))}
      </div>
      <Button
        small
        look="quiet"
        keepsFocus
        className={cx(css['network'], state?.connected === false && css['cut'])}
        disabled={busy}
        onClick={() => void store.connect(state?.connected === false)}
      >
        {state?.connected === false ? `${say.isCut}. ${say.restore}` : say.cut}
      </Button>
      {state?.current === 'reviewer' ? (
        <Button small look="quiet" keepsFocus disabled={busy} onClick={() => void store.recall()}>{say.recall}</Button>
      ) : null}
      {state?.beside === true ? (
        <Button small look="quiet" keepsFocus aria-pressed={beside} onClick={store.toggleBeside}>{beside ? say.notBeside : say.beside}</Button>
      ) : null}
      <Button small look="quiet" keepsFocus onClick={() => setThief(true)}>{say.thief}</Button>
      {thief ? <ThiefDialog store={store} onClose={() => setThief(false)} /> : null}
    </aside>
  )
}
