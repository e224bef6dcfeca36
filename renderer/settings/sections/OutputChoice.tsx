import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import type { Output, Outputs } from '../outputs.ts'
import css from './OutputChoice.module.css'

type OutputChoiceProps = {
  label: string
  meaning: string
  /** What null stands for. */
  none: string
  outputs: Outputs | null
  value: string | null
  onChange(id: string | null): void
}

/** Where something sounds: each device can be heard before it is chosen. */
export function OutputChoice({ label, meaning, none, outputs, value, onChange }: OutputChoiceProps) {
  const { t } = useTranslation('settings')
  const name = useId()
  const [found, setFound] = useState<readonly Output[]>([])
  const [silent, setSilent] = useState<string | null>(null)
  useEffect(() => {
    if (outputs === null) return
    const read = (): void => void outputs.read().then(setFound)
    read()
    return outputs.watch(read)
  }, [outputs])
  const sound = async (device: string | null, spoken: string): Promise<void> => {
    const heard = (await outputs?.sound(device)) ?? false
    setSilent(heard ? null : spoken)
  }
  const absent = value !== null && found.every(({ id }) => id !== value)
  const rows: { id: string | null; name: string }[] = [
    { id: null, name: none }, ...found, ...(absent ? [{ id: value, name: t('outputAbsent') }] : []),
  ]
  return (
    <fieldset className={css['outputs']}>
      <legend>{label}</legend>
      <p>{outputs === null ? t('outputsUnknown') : meaning}</p>
      {rows.map(row => (
        <div key={row.id ?? ''} className={css['row']}>
          <label>
            <input type="radio" name={name} checked={row.id === value} onChange={() => onChange(row.id)} />
            {row.name}
          </label>
          {outputs === null ? null : (
            <Button look="quiet" small aria-label={t('outputSoundOn', { output: row.name })} onClick={() => void sound(row.id, row.name)}>{t('outputSound')}</Button>
          )}
        </div>
      ))}
      <p role="status">{silent === null ? null : t('outputSilent', { output: silent })}</p>
    </fieldset>
  )
}
