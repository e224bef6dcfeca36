import { useEffect, useMemo, useRef, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { Caution } from '../../ui/Caution.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { fieldsOf, type FieldName } from './choices.ts'
import { Field, fieldId, type Offered } from './Field.tsx'
import { formActions } from './step-actions.ts'
import css from './StepForm.module.css'
import type { Form, Stepping } from './stepping.ts'

type StepFormProps = {
  stepping: Stepping
  form: Form
  /** What can be chosen where a field is a choice. */
  offered(name: FieldName): readonly Offered[]
}

/** What has to be said before a step is taken. It takes the focus, keeps the keys, and gives the focus back. */
export function StepForm({ stepping, form, offered }: StepFormProps) {
  const { t } = useTranslation('safety')
  const { acting, failure } = useStore(stepping)
  const box = useRef<HTMLFormElement>(null)
  const { choice, values, missing } = form
  const fields = fieldsOf(choice.action)
  const layer = useMemo(() => ({ name: 'step-form', actions: formActions(stepping, t), exclusive: true }), [stepping, t])
  useKeyLayer(layer)
  useEffect(() => {
    const before = document.activeElement
    const first = fieldsOf(choice.action)[0]
    const target = first === undefined ? box.current : document.getElementById(fieldId(first))
    target?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [choice])
  useEffect(() => {
    const [first] = missing
    if (first !== undefined) document.getElementById(fieldId(first))?.focus()
  }, [missing])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void stepping.send()
  }
  const [send, cancel] = layer.actions
  return (
    <form ref={box} className={css['form']} aria-label={t(`step.choice.${choice.id}.label`)} tabIndex={-1} noValidate onSubmit={submit}>
      <h3>{t(`step.choice.${choice.id}.label`)}</h3>
      <p className={css['lead']}>{t(`step.choice.${choice.id}.lead`)}</p>
      {fields.map(name => (
        <Field key={name} name={name} value={values[name] ?? ''} missing={missing.includes(name)} offered={offered(name)} onChange={value => stepping.fill(name, value)} />
      ))}
      {failure === null ? null : failure.code === 'offline' ? <Caution>{t('notActed')}</Caution> : <FailureText failure={failure} />}
      <div className={css['row']}>
        <Button type="submit" look="primary" aria-disabled={acting !== null}>
          {t(acting === null ? 'step.send' : 'step.sending')}{send === undefined ? null : <ActionKey of={send} tone="inherit" />}
        </Button>
        <Button onClick={stepping.leave}>{t('step.cancel')}{cancel === undefined ? null : <ActionKey of={cancel} />}</Button>
      </div>
    </form>
  )
}
