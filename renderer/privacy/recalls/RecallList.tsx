import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecallLine } from '../../../shared/hub-api/recalls.ts'
import { nearTime } from '../../ui/format.ts'
import { useOutstandingText } from './useOutstandingText.ts'
import { cx } from '../../ui/cx.ts'
import pick from '../../ui/PickList.module.css'
import css from './RecallList.module.css'

type ListProps = { recalls: readonly RecallLine[]; selected: number; onSelect(number: number): void }

/** Every recall; the keys of the page move through it from wherever the focus is. */
export function RecallList({ recalls, selected, onSelect }: ListProps) {
  const { t } = useTranslation('privacy')
  const outstandingText = useOutstandingText()
  useEffect(() => {
    document.getElementById(`recall-${selected}`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <ol className={cx(pick['list'], css['list'])} aria-label={t('recalls.list')} tabIndex={0} data-keys="listen">
      {recalls.map(({ number, kind, issuedAt, by, state, clips, outstanding }) => {
        const open = outstandingText(outstanding)
        return (
          <li key={number} id={`recall-${number}`}>
            <button type="button" className={cx(pick['one'], css['recall'])} aria-current={number === selected ? 'true' : undefined} onClick={() => onSelect(number)}>
              <strong>{t(`recalls.line.${kind}`)}, {t('recalls.clips', { count: clips.free + clips.quarantined + clips.held + clips.destroyed })}</strong>
              <span className={css['state']} data-state={state}>{t(`recalls.state.${state}`)}</span>
              <small>{t('recalls.name', { number })}. {t('recalls.issued', { time: nearTime(issuedAt), by: by ?? t('operator') })}</small>
              {open === null ? null : <small className={css['open']}>{open}</small>}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
