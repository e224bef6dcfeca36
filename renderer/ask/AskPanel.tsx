import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { longestAsking } from '../../shared/domain/asking.ts'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import type { AskSubject } from '../state/asking.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { seconds } from '../ui/format.ts'
import { KnownKey } from '../ui/KnownKey.tsx'
import { LowPanel } from '../ui/LowPanel.tsx'
import { createAsking } from './asking.ts'
import css from './AskPanel.module.css'
import { keptOf } from './kept.ts'
import { TextBox } from './TextBox.tsx'

const boxId = 'ask-box'
/** From here on the letters that are left are counted. */
const countBelow = 100

/** Where a reviewer asks about the seconds just heard; the clip stays in sight behind it. */
export function AskPanel({ subject, onLeave }: { subject: AskSubject; onLeave(): void }) {
  const { t } = useTranslation('ask')
  const workstation = useWorkstation()
  const { client, announcer, sync } = workstation
  const [store] = useState(() => createAsking({
    client, subject, drafts: keptOf(workstation).drafts,
    onAsked() {
      announcer.announce(t('asked'))
      onLeave()
    },
  }))
  const { text, sending, failure } = useStore(store)
  const online = useStore(sync, state => state.value?.online)
  const { send, close } = useMemo((): Record<'send' | 'close', Action> => ({
    send: { id: 'ask.send', label: t('send'), keys: ['Enter', 'NumpadEnter'], available: store.canSend, run: () => void store.send() },
    close: { id: 'ask.close', label: t('close'), keys: ['Escape'], available: () => true, run: onLeave },
  }), [store, onLeave, t])
  useKeyLayer(useMemo(() => ({ name: 'ask', actions: [send, close], exclusive: true }), [send, close]))
  const left = longestAsking - text.length
  return (
    <LowPanel title={t('title', { from: seconds(subject.span.from), to: seconds(subject.span.to) })} close={close} focus={boxId} width="38rem">
      <TextBox id={boxId} label={t('text')} text={text} onChange={store.change} />
      <p>{t('meaning')}</p>
      {online === false ? <Caution alert={false}>{t('offline')}</Caution> : null}
      {failure === null ? null : <div className={css['failure']}><FailureText failure={failure} /><p>{t('sentKept')}</p></div>}
      <div className={css['row']}>
        <p>{left > countBelow ? <>{t('misuse')} <KnownKey id="escalate" /></> : t('left', { count: left })}</p>
        <Button look="primary" aria-disabled={sending || text.trim() === ''} onClick={() => void store.send()}>
          {t(sending ? 'sending' : 'send')}<ActionKey of={send} tone="inherit" />
        </Button>
      </div>
    </LowPanel>
  )
}
