import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { aboutText } from './about-text.ts'
import type { EscalatingStore } from './escalating.ts'
import css from './FiledReport.module.css'
import { HelpContacts } from './HelpContacts.tsx'
import { keptOf } from './kept.ts'
import { PhoneLine } from './PhoneLine.tsx'
import { Progress } from './Progress.tsx'
import { useFiledActions } from './usePanel.ts'

/** After sending: the report's true state as it changes, somebody to talk to, and a pause. */
export function FiledReport({ store }: { store: EscalatingStore }) {
  const { t } = useTranslation('escalate')
  const state = useStore(store)
  const workstation = useWorkstation()
  const { goOn, pauseNow, mistaken } = useFiledActions(store)
  const filed = state.step === 'filed' ? state.filed : null
  const own = useStore(keptOf(workstation).own, reading => reading.value?.find(one => one.escalation === filed?.escalation))
  const running = useStore(workstation.shift, reading => reading.value?.running ?? null)
  const mayPause = running !== null && running.pausedSince === null
  const pauseFirst = state.draft.pauseAfter && mayPause
  const ways = [...(mayPause ? [{ resting: true, label: t('pause') }] : []), { resting: false, label: t('goOn') }]
  const pauseText = (): string => {
    if (filed?.pauseFailed === true) return t('pauseFailed')
    if (running === null || !mayPause) return t('pauseNone')
    return running.protectedLeft === 0 ? t('pauseUsed') : t('pauseMeaning', { count: running.protectedLeft })
  }
  return (
    <>
      {own === undefined ? null : (
        <>
          <p className={css['lead']}>{aboutText(t, own)}: {t(`category.${own.category}`)}, {own.severity}</p>
          <Progress own={own} />
          {own.receivedAt === null ? <PhoneLine grave={own.severity === 'S1'} code={own.phoneCode} /> : null}
        </>
      )}
      <p className={css['meaning']}>{t(filed?.clip === null ? 'filedWithout' : 'filedMeaning')}</p>
      <HelpContacts />
      <div className={css['row']}>
        <p role="status" className={css['pause']}>{pauseText()}</p>
        {(pauseFirst ? ways : ways.toReversed()).map(({ resting, label }, index) => (
          <Button key={label} look={index === 0 ? 'primary' : 'plain'} autoFocus={index === 0} onClick={() => void store.leave(resting)}>
            {label}
            {index === 0 ? <ActionKey of={goOn} tone="inherit" /> : resting ? <ActionKey of={pauseNow} /> : null}
          </Button>
        ))}
      </div>
      {own === undefined ? null : own.mistaken ? (
        <p role="status" className={css['slip']}>{t('mistakenMeaning')}</p>
      ) : (
        <Button look="quiet" small keepsFocus className={css['slip']} onClick={() => mistaken.run()}><ActionKey of={mistaken} />{mistaken.label}</Button>
      )}
    </>
  )
}
