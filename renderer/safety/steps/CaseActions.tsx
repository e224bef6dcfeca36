import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { EscalationState } from '../../../shared/domain/escalation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import css from './CaseActions.module.css'
import { firstOf, isBeside, type Choice } from './choices.ts'
import { EvidenceButton } from './EvidenceButton.tsx'
import { actionOf, firstAction } from './step-actions.ts'
import type { Stepping } from './stepping.ts'

type CaseActionsProps = { stepping: Stepping; choices: readonly Choice[]; state: EscalationState; escalation: string; evidence: boolean }

/** What a case allows this person now, the first of it as the button that Enter presses. */
export function CaseActions({ stepping, choices, state, escalation, evidence }: CaseActionsProps) {
  const { t } = useTranslation('safety')
  const { acting, form, failure } = useStore(stepping)
  const first = firstOf(choices, state)
  const busy = acting === escalation
  const button = (choice: Choice) => (
    <Button
      key={choice.id}
      small
      look={choice === first ? 'primary' : isBeside(choice) ? 'quiet' : 'plain'}
      keepsFocus
      aria-disabled={busy}
      aria-pressed={form?.choice.id === choice.id ? true : undefined}
      onClick={() => stepping.choose(choice)}
    >
      {t(busy && choice === first ? 'step.sending' : `step.choice.${choice.id}.label`)}
      <ActionKey of={choice === first ? firstAction : actionOf(choice.id)} tone={choice === first ? 'inherit' : 'own'} />
    </Button>
  )
  return (
    <section aria-label={t('actions')} className={css['actions']}>
      <div className={css['row']}>{choices.filter(choice => !isBeside(choice)).map(choice => button(choice))}</div>
      <div className={css['beside']}>
        {choices.filter(isBeside).map(choice => button(choice))}
        {evidence ? <EvidenceButton escalation={escalation} /> : null}
      </div>
      <p className={css['hint']}>{choices.length === 0 ? t('nothingAllowed') : t('step.twoPeople')}</p>
      {failure === null || form !== null ? null : failure.code === 'offline' ? <Caution>{t('notActed')}</Caution> : <FailureText failure={failure} />}
    </section>
  )
}
