import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useStore } from 'zustand'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { useWorkstation } from '../state/workstation.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { KeysSection } from './keys/KeysSection.tsx'
import type { Outputs } from './outputs.ts'
import { CareSection } from './sections/CareSection.tsx'
import { CountersSection } from './sections/CountersSection.tsx'
import { GeneralSection } from './sections/GeneralSection.tsx'
import { LaptopSection } from './sections/LaptopSection.tsx'
import { ListeningSection } from './sections/ListeningSection.tsx'
import { TypingSection } from './sections/TypingSection.tsx'
import css from './SettingsDialog.module.css'
import { useChanging } from './useChanging.ts'

type SettingsDialogProps = {
  /** Loudspeakers to choose from; null where this host does not let them be chosen. */
  outputs: Outputs | null
  onClose(): void
}

const parts = ['general', 'listening', 'typing', 'keys', 'counters', 'care', 'laptop'] as const
type Part = (typeof parts)[number]
/** What concerns somebody who reviews no clips. */
const forAll: readonly Part[] = ['general', 'keys', 'laptop']

/** A person's own settings; each change is written at once and seen behind the dialog. */
export function SettingsDialog({ outputs, onClose }: SettingsDialogProps) {
  const { t } = useTranslation('settings')
  const { settings, session } = useWorkstation()
  const reviews = useStore(session, state => state.value?.person?.role === 'reviewer')
  const now = useStore(settings, state => state.value) ?? defaultSettings
  const { change, failure } = useChanging()
  const [part, setPart] = useState<Part>('general')
  const offered = parts.filter(which => reviews || forAll.includes(which))
  const drawn = (which: Part): ReactNode => {
    switch (which) {
      case 'general':
        return <GeneralSection settings={now} onChange={change} />
      case 'listening':
        return <ListeningSection settings={now} outputs={outputs} onChange={change} />
      case 'typing':
        return <TypingSection settings={now} onChange={change} />
      case 'keys':
        return <KeysSection settings={now} onChange={change} />
      case 'counters':
        return <CountersSection settings={now} onChange={change} />
      case 'care':
        return <CareSection />
      case 'laptop':
        return <LaptopSection />
    }
  }
  return (
    <Dialog title={t('title')} onClose={onClose} width="62rem">
      <p className={css['lead']}>{t('lead')}</p>
      <Tabs className={css['parts'] ?? ''} orientation="vertical" selectedKey={part} onSelectionChange={key => setPart(key as Part)}>
        <TabList className={css['tabs'] ?? ''} aria-label={t('title')}>
          {offered.map(which => (
            <Tab key={which} id={which} className={css['tab'] ?? ''}>{t(`parts.${which}`)}</Tab>
          ))}
        </TabList>
        {offered.map(which => <TabPanel key={which} id={which} className={css['part'] ?? ''}>{drawn(which)}</TabPanel>)}
      </Tabs>
      <div className={css['end']}>
        {failure === null ? null : <FailureText failure={failure} />}
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </Dialog>
  )
}
