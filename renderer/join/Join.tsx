import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Frame } from '../ui/Frame.tsx'
import { EnrolForm } from './EnrolForm.tsx'
import css from './Join.module.css'
import { createJoining } from './joining.ts'
import { JoinForm } from './JoinForm.tsx'
import { RecoverForm } from './RecoverForm.tsx'
import { RetiredNote } from './RetiredNote.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** What a laptop shows before anybody is at work on it: enrol, join, or unlock. */
export function Join({ onPractise }: { onPractise(): void }) {
  const { t } = useTranslation('join')
  const { client, session } = useWorkstation()
  const [store] = useState(() => createJoining({ client, session, now: Date.now }))
  const [someoneNew, setSomeoneNew] = useState(false)
  const [forgetful, setForgetful] = useState<string | null>(null)
  const value = useStore(session, state => state.value)
  if (value === null) return null
  const { stage, hubAddress, keychain, sample, people, retirement } = value
  const recovering = people.find(({ person }) => person === forgetful)
  return (
    <Frame>
      <div className={css['page']}>
        {retirement === null ? null : <RetiredNote {...retirement} />}
        {stage === 'new' ? <EnrolForm store={store} /> : null}
        {stage === 'enrolled' ? <JoinForm store={store} /> : null}
        {stage === 'locked' && someoneNew ? <JoinForm store={store} onBack={() => setSomeoneNew(false)} /> : null}
        {stage === 'locked' && recovering !== undefined ? <RecoverForm person={recovering} onBack={() => setForgetful(null)} /> : null}
        {stage === 'locked' && !someoneNew && recovering === undefined ? <UnlockForm store={store} onSomeoneNew={() => setSomeoneNew(true)} onForgotten={setForgetful} /> : null}
        <div className={css['facts']}>
          {hubAddress === null ? null : <p>{t('hubOf', { host: hubAddress })} {sample ? t('sample') : ''}</p>}
          <p className={css['practise']}>{t('practise.text')} <Button look="quiet" small onClick={onPractise}>{t('practise.enter')}</Button></p>
          {keychain === 'weak' ? <p className={css['weak']}>{t('weakKeychain')}</p> : null}
        </div>
      </div>
    </Frame>
  )
}
