import { useEffect, useRef, type ChangeEvent, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Transcript.module.css'

type TranscriptEditorProps = {
  locale: string
  transcript: string
  /** The part that typing replaces first, as offsets into the text. */
  selected: { from: number; to: number } | null
  onChange(transcript: string): void
  /** The focus went somewhere else on this page. */
  onLeave(): void
}

/** The transcript as a field: the word just heard is selected, so that typing replaces it. */
export function TranscriptEditor({ locale, transcript, selected, onChange, onLeave }: TranscriptEditorProps) {
  const { t } = useTranslation('review')
  const field = useRef<HTMLTextAreaElement>(null)
  const first = useRef(selected)

  useEffect(() => {
    field.current?.focus()
    const { from, to } = first.current ?? { from: field.current?.value.length ?? 0, to: field.current?.value.length ?? 0 }
    field.current?.setSelectionRange(from, to)
  }, [])
  const change = ({ target }: ChangeEvent<HTMLTextAreaElement>): void => onChange(target.value.replaceAll(/[\r\n]+/g, ' '))
  // A dialog gives the focus back: typing goes on after it.
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (document.hasFocus() && !(relatedTarget?.closest('[role=dialog]') instanceof Element)) onLeave()
  }
  return (
    <textarea
      ref={field}
      className={css['editor']}
      aria-label={t('transcript.label')}
      lang={locale}
      dir="auto"
      rows={1}
      maxLength={4000}
      spellCheck={false}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      value={transcript}
      onChange={change}
      onBlur={leave}
    />
  )
}
