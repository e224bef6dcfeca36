import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/failure.ts'
import { RotaHours, type Rota, type RotaSpan } from '../../../shared/hub-api/rota.ts'
import type { Action } from '../../keys/action.ts'
import { useKeyLayer } from '../../keys/useKeyLayer.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { fromLocalInput, toLocalInput } from '../../ui/local-time.ts'
import type { RotaStore } from './rota-store.ts'
import css from './SpanForm.module.css'

export type SpanChange = { kind: 'handOver' | 'hours'; span: RotaSpan }

type SpanFormProps = { store: RotaStore; change: SpanChange; colleagues: Rota['colleagues']; onLeave(): void }

/** Hands an own span to a colleague, or gives it other hours. */
export function SpanForm({ store, change: { kind, span }, colleagues, onLeave }: SpanFormProps) {
  const { t } = useTranslation('safety')
  const { announcer } = useWorkstation()
  const [to, setTo] = useState('')
  const [hours, setHours] = useState({ from: toLocalInput(span.from), until: toLocalInput(span.to) })
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])

  async function send(): Promise<void> {
    const wanted = RotaHours.safeParse({ from: fromLocalInput(hours.from), to: fromLocalInput(hours.until) })
    const fits = kind === 'handOver' ? to !== '' : wanted.success
    setWrong(!fits)
    if (!fits || busy) return
    setBusy(true)
    const why = kind === 'handOver'
      ? await store.handOver({ span: span.span, to })
      : await store.replace({ span: span.span, hours: wanted.data ?? span })
    setBusy(false)
    setFailure(why)
    if (why !== null) return
    announcer.announce(kind === 'handOver' ? t('rota.handedOver', { code: colleagues.find(({ person }) => person === to)?.code ?? '' }) : t('rota.changed'))
    onLeave()
  }
  const cancel = useMemo((): Action => ({ id: 'form.cancel', label: t('rota.cancel'), keys: ['Escape'], available: () => true, run: onLeave }), [onLeave, t])
  useKeyLayer(useMemo(() => ({ name: 'span-form', actions: [cancel], exclusive: true }), [cancel]))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} className={css['form']} aria-label={t(kind === 'handOver' ? 'rota.handOver' : 'rota.change')} noValidate onSubmit={submit}>
      {kind === 'handOver' ? (
        <label>
          {t('rota.to')}
          <select value={to} aria-invalid={wrong} onChange={({ target }) => setTo(target.value)}>
            <option value="" disabled>{t('rota.choose')}</option>
            {colleagues.map(({ person, code }) => <option key={person} value={person}>{code}</option>)}
          </select>
        </label>
      ) : (['from', 'until'] as const).map(end => (
        <label key={end}>
          {t(`rota.${end}`)}
          <input type="datetime-local" value={hours[end]} aria-invalid={wrong} onChange={({ target }) => setHours({ ...hours, [end]: target.value })} />
        </label>
      ))}
      {wrong ? <p role="alert">{t(kind === 'handOver' ? 'rota.choose' : 'rota.wrongHours')}</p> : null}
      {failure === null ? null : <FailureText failure={failure} />}
      <div className={css['row']}>
        <Button type="submit" look="primary" aria-disabled={busy}>{t(busy ? 'rota.sending' : 'rota.send')}</Button>
        <Button onClick={onLeave}>{t('rota.cancel')}<ActionKey of={cancel} /></Button>
      </div>
    </form>
  )
}
