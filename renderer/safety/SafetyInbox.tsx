import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Action } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { createExcerptSound } from '../player/excerpt-sound.ts'
import type { OpenPlayer } from '../player/player.ts'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { CasePage } from './case/CasePage.tsx'
import { CasesFrame } from './CasesFrame.tsx'
import type { Casework } from './casework.ts'
import { Counters } from './Counters.tsx'
import { movingActions } from './moving-actions.ts'
import css from './SafetyInbox.module.css'
import { createCaseSound, partsOf, type CaseSound } from './sound/case-sound.ts'
import { soundActions } from './sound/sound-actions.ts'
import { stepActions } from './steps/step-actions.ts'
import { TelephoneEntry } from './telephone/TelephoneEntry.tsx'

type InboxProps = {
  casework: Casework
  which: 'open' | 'closed'
  openPlayer: OpenPlayer
  /** Where one is, and the way to the other pages. */
  status: ReactNode
}

/** Cases in their order, and the one that is open. */
export function SafetyInbox({ casework, which, openPlayer, status }: InboxProps) {
  const { t } = useTranslation('safety')
  const { inbox, stepping, front } = casework
  const sound = useCaseSound(casework, openPlayer)
  const sounds = useMemo(() => soundActions(sound, t), [sound, t])
  const actions = useMemo(
    () => [...movingActions(inbox, t), ...stepActions(stepping, front, t), ...Object.values(sounds)],
    [inbox, stepping, front, sounds, t],
  )
  useKeyLayer(useMemo(() => ({ name: 'inbox', title: t('place'), actions }), [actions, t]))
  return (
    <CasesFrame
      inbox={inbox}
      status={status}
      words={which}
      footer={<Keys sound={sound} actions={actions} />}
      renderBeside={cases => which === 'closed' ? null : (
        <div className={css['beside']}>
          {cases === null ? null : <Counters cases={cases} />}
          <TelephoneEntry onOpened={escalation => void inbox.read().then(() => inbox.select(escalation))} />
        </div>
      )}
      renderPage={(open, cases) => <CasePage key={open.escalation} casework={casework} sound={sound} soundActions={sounds} report={open} cases={cases} />}
    />
  )
}

/** The recording of whichever case is open, silenced and handed over when the page is left. */
function useCaseSound({ inbox }: Casework, openPlayer: OpenPlayer): CaseSound {
  const { client, unsettled } = useWorkstation()
  const [sound] = useState(() => createCaseSound(() => createExcerptSound(openPlayer, {
    ticketOf: id => client.call('escalations.listen', partsOf(id)),
    start: id => client.call('escalations.start', { escalation: partsOf(id).escalation }),
    played: (id, played) => client.call('escalations.played', { escalation: partsOf(id).escalation, played }),
  })))
  useEffect(() => {
    const end = sound.follow()
    sound.show(inbox.getState().open)
    const endShowing = inbox.subscribe(({ open }) => sound.show(open))
    unsettled.add(sound.rest)
    return () => {
      unsettled.delete(sound.rest)
      endShowing()
      sound.show(null)
      end()
    }
  }, [sound, inbox, unsettled])
  return sound
}

const shownKeys = ['inbox.next', 'inbox.previous', 'case.sound.play', 'case.sound.soft']

/** What is always at hand; the keys of the steps stand on their buttons. */
function Keys({ sound, actions }: { sound: CaseSound; actions: readonly Action[] }) {
  useStore(sound)
  const shown = actions.filter(({ id }) => shownKeys.includes(id))
  return <div className={css['keys']} data-keys="listen">{shown.map(action => <ActionButton key={action.id} action={action} />)}</div>
}
