import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Id } from '../../shared/domain/values.ts'
import type { RecallKind } from '../../shared/domain/recall.ts'
import { OneOf } from '../ui/OneOf.tsx'
import css from './Form.module.css'

/** Whose or which recordings are meant, and why. */
export type Sought<K extends RecallKind> = { kind: K; value: string; reason: string }

const byId: readonly RecallKind[] = ['clip', 'batch']

export type Missing = { value: 'value' | 'id' | null; reason: boolean }

export const nothingMissing: Missing = { value: null, reason: false }

/** What has to be put right before it can be sent. */
export function missingIn({ kind, value, reason }: Sought<RecallKind>): Missing {
  const text = value.trim()
  return { value: text === '' ? 'value' : byId.includes(kind) && !Id.safeParse(text).success ? 'id' : null, reason: reason.trim() === '' }
}

export const isWhole = ({ value, reason }: Missing): boolean => value === null && !reason

type FieldsProps<K extends RecallKind> = {
  sought: Sought<K>
  kinds: readonly K[]
  missing: Missing
  /** What becomes of the reason. */
  reasonHint: string
  onChange(sought: Sought<K>): void
}

export function SoughtFields<K extends RecallKind>({ sought, kinds, missing, reasonHint, onChange }: FieldsProps<K>) {
  const { t } = useTranslation('privacy')
  const id = useId()
  const { kind, value, reason } = sought
  const named: RecallKind = kind
  const nameOf = (one: RecallKind): string => t(`kinds.${one}`)
  return (
    <>
      <div className={css['kinds']}>
        <OneOf label={t('heard.what')} names={kinds} chosen={kind} textOf={nameOf} onChoose={(next: K) => onChange({ ...sought, kind: next })} />
      </div>
      <div className={css['field']}>
        <label htmlFor={`${id}-value`}>{t(`value.${named}`)}</label>
        <input
          id={`${id}-value`} className={css['entry']} autoFocus autoComplete="off" spellCheck={false} maxLength={400} value={value} aria-required aria-invalid={missing.value !== null}
          aria-describedby={`${id}-value-below`} onChange={({ target }) => onChange({ ...sought, value: target.value })}
        />
        {missing.value === null
          ? <p id={`${id}-value-below`} className={css['hint']}>{t(byId.includes(kind) ? 'byId' : 'byLetter')}</p>
          : <p id={`${id}-value-below`} role="alert" className={css['missing']}>{t(`needs.${missing.value}`)}</p>}
      </div>
      <div className={css['field']}>
        <label htmlFor={`${id}-reason`}>{t('reason')}</label>
        <textarea
          id={`${id}-reason`} className={css['entry']} rows={2} maxLength={400} value={reason} aria-required aria-invalid={missing.reason}
          aria-describedby={`${id}-reason-below`} onChange={({ target }) => onChange({ ...sought, reason: target.value })}
        />
        {missing.reason
          ? <p id={`${id}-reason-below`} role="alert" className={css['missing']}>{t('needs.reason')}</p>
          : <p id={`${id}-reason-below`} className={css['hint']}>{reasonHint}</p>}
      </div>
    </>
  )
}
