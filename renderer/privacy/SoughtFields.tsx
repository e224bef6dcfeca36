import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Id } from '../../shared/domain/values.ts'
import type { RecallKind } from '../../shared/domain/recall.ts'
import { OneOf } from '../ui/OneOf.tsx'
import { describedBy, entryLook, Labelled } from '../ui/Entries.tsx'
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
  const belowValue = missing.value === null ? { hint: t(byId.includes(kind) ? 'byId' : 'byLetter') } : { missing: t(`needs.${missing.value}`) }
  const belowReason = missing.reason ? { missing: t('needs.reason') } : { hint: reasonHint }
  return (
    <>
      <div className={css['kinds']}>
        <OneOf label={t('heard.what')} names={kinds} chosen={kind} textOf={nameOf} onChoose={(next: K) => onChange({ ...sought, kind: next })} />
      </div>
      <Labelled id={`${id}-value`} label={t(`value.${named}`)} {...belowValue}>
        <input
          id={`${id}-value`} className={entryLook} autoFocus autoComplete="off" spellCheck={false} maxLength={400} value={value} aria-required aria-invalid={missing.value !== null}
          {...describedBy(`${id}-value`, belowValue)} onChange={({ target }) => onChange({ ...sought, value: target.value })}
        />
      </Labelled>
      <Labelled id={`${id}-reason`} label={t('reason')} {...belowReason}>
        <textarea
          id={`${id}-reason`} className={entryLook} rows={2} maxLength={400} value={reason} aria-required aria-invalid={missing.reason}
          {...describedBy(`${id}-reason`, belowReason)} onChange={({ target }) => onChange({ ...sought, reason: target.value })}
        />
      </Labelled>
    </>
  )
}
