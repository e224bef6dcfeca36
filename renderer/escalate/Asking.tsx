import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { acknowledgeWithinMs, severityOf } from '../../shared/domain/escalation.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { inWords } from '../ui/durations.ts'
import { FailureText } from '../ui/FailureText.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Asking.module.css'
import { categoryKeys, categoryOf, mayBeGrave, severityOfDraft } from './draft.ts'
import type { EscalatingStore } from './escalating.ts'
import { PhoneLine } from './PhoneLine.tsx'
import { Subject } from './Subject.tsx'
import { Toggle } from './Toggle.tsx'
import { usePhoneCode } from './usePhoneCode.ts'
import { answerName, type Panel } from './usePanel.ts'
import { Words } from './Words.tsx'

/** The question, its answers, and what each of them sets going. */
export function Asking({ store, panel }: { store: EscalatingStore; panel: Panel }) {
  const { t } = useTranslation('escalate')
  const state = useStore(store)
  const { draft } = state
  const severity = severityOfDraft(draft)
  const code = usePhoneCode(store.subject()?.clip ?? null)
  const noClip = state.about.at === -1
  return (
    <div className={css['panel']}>
      <Subject store={store} panel={panel} />
      <div className={css['scroll']}>
        <fieldset className={css['answers']}>
          <legend className="unseen">{t('categories')}</legend>
          {categoryKeys.map(({ category }) => (
            <label key={category} className={cx(css['answer'], draft.category === category && css['chosen'])}>
              <input
                type="radio"
                name={answerName}
                className="unseen"
                value={category}
                checked={draft.category === category}
                disabled={noClip && category !== 'misuse'}
                onChange={() => store.change({ category })}
              />
              <ActionKey of={panel.named(`escalate.${category}`)} />
              <span>{t(`category.${category}`)}</span>
              <small>{severityOf(category, draft.happeningNow)}</small>
            </label>
          ))}
        </fieldset>
        {store.canSend() || state.step === 'sending' ? (
          <p className={css['meaning']}>
            {draft.category === null ? `${t('nothingChosen')} ` : null}
            <b>{t(`category.${categoryOf(draft)}`)}, {severity}.</b> {t('within', { time: inWords(acknowledgeWithinMs[severity]) })}
          </p>
        ) : null}
        {panel.wordsOpen ? <Words store={store} /> : null}
      </div>
      <PhoneLine grave={mayBeGrave(draft)} code={code} />
      {state.step !== 'filed' && state.failure !== null ? (
        <div className={css['failure']}>
          <FailureText failure={state.failure} />
          <p>{t('notSent')}</p>
        </div>
      ) : null}
      <div className={css['row']}>
        <Toggle action={panel.named('escalate.now')} label={t('happeningNow')} on={draft.happeningNow} onChange={happeningNow => store.change({ happeningNow })} />
        {panel.wordsOpen ? null : (
          <Button look="quiet" small keepsFocus className={css['words']} onClick={panel.openWords}><ActionKey of={panel.named('escalate.words')} />{t('addWords')}</Button>
        )}
        <Button look="grave" className={css['send']} aria-disabled={!store.canSend()} onClick={() => void store.send()}>
          {t(state.step === 'sending' ? 'sending' : 'send')}<ActionKey of={panel.named('escalate.send')} tone="inherit" />
        </Button>
      </div>
      <div className={css['ends']}>
        {panel.doors.length === 0 || panel.wordsOpen ? null : (
          <div role="group" aria-label={t('door.title')} className={css['doors']}>
            {panel.doors.map(door => (
              <button key={door.id} type="button" className={css['end']} onClick={() => door.run()}><ActionKey of={door} />{door.label}</button>
            ))}
          </div>
        )}
        {noClip ? null : (
          <button type="button" className={css['end']} onClick={() => void store.send(true)}><ActionKey of={panel.named('escalate.again')} />{t('again')}</button>
        )}
        <button type="button" className={css['end']} onClick={() => void store.leave()}><Kbd pattern="Escape" />{t('close')}</button>
      </div>
    </div>
  )
}
