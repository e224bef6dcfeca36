import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { inWords } from '../ui/durations.ts'
import { useNow } from '../ui/useNow.ts'
import { PassphraseField } from '../ui/Field.tsx'
import type { JoiningStore } from './joining.ts'
import { offersRescue, RescueOffer } from './RescueOffer.tsx'
import { Step } from './Step.tsx'
import css from './UnlockForm.module.css'
import { StepFailure } from './StepFailure.tsx'
import { useComplaint } from './useComplaint.ts'

type UnlockFormProps = { store: JoiningStore; onSomeoneNew(): void; onForgotten(person: string): void }

/** A person opens their vault; wrong passphrases make everybody wait longer, and it says for how long. */
export function UnlockForm({ store, onSomeoneNew, onForgotten }: UnlockFormProps) {
  const { t } = useTranslation('join')
  const { session } = useWorkstation()
  const people = useStore(session, state => state.value?.people ?? [])
  const { person, passphrase, busy, waitUntil, failure } = useStore(store)
  const complaint = useComplaint(store, 'passphrase')
  const now = useNow(waitUntil === null ? null : 250)
  const waitMs = Math.max(0, (waitUntil ?? 0) - now)
  const chosen = people.find(one => one.person === person) ?? people[0]
  const closed = offersRescue(failure)
  const title = people.length === 1 && chosen !== undefined ? t('unlock.titleOne', { code: chosen.code }) : t('unlock.title')
  return (
    <Step title={title} lead={t('unlock.lead')} onSubmit={() => void store.unlock()}>
      {people.length < 2 ? null : (
        <fieldset className={css['people']}>
          <legend>{t('unlock.who')}</legend>
          {people.map(one => (
            <label key={one.person} className={css['person']}>
              <input
                type="radio"
                name="person"
                className="unseen"
                checked={one === chosen}
                onChange={() => store.change({ person: one.person })}
              />
              <strong>{one.code}</strong>
              <span>{t(`role.${one.role}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <PassphraseField
        autoFocus
        label={t('unlock.passphrase')}
        value={passphrase}
        complaint={complaint}
        onChange={value => store.change({ passphrase: value })}
      />
      <StepFailure store={store} />
      <Button type="submit" look={closed ? 'plain' : 'primary'} aria-disabled={busy || waitMs > 0}>
        {waitMs > 0 ? t('unlock.wait', { time: inWords(Math.ceil(waitMs / 1000) * 1000) }) : t(busy ? 'unlock.busy' : 'unlock.submit')}
      </Button>
      {chosen !== undefined && closed ? <RescueOffer owner={{ person: chosen.person, passphrase }} onAside={() => store.change({ passphrase: '' })} /> : null}
      {chosen === undefined ? null : <Button look="quiet" onClick={() => onForgotten(chosen.person)}>{t('unlock.forgotten')}</Button>}
      <Button look="quiet" onClick={onSomeoneNew}>{t('unlock.other')}</Button>
    </Step>
  )
}
