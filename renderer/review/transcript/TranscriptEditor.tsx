import { memo, useEffect, useRef, useState, type ClipboardEvent, type DragEvent, type FormEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { hasLeft } from '../../ui/has-left.ts'
import type { Offsets, Writing } from '../desk/writing.ts'
import { expansionOf, type Abbreviation } from './shortcuts.ts'
import css from './Transcript.module.css'
import { Underlay, type UnderlayProps } from './Underlay.tsx'

type TranscriptEditorProps = UnderlayProps & {
  locale: string
  writing: Writing
  /** The part that typing replaces first, as offsets into the text. */
  selected: Offsets | null
  abbreviations: readonly Abbreviation[]
  /** The focus went somewhere else on this page. */
  onLeave(): void
}

/** The transcript as a field, at the very place where it was read; what is drawn on words lies under it. */
export function TranscriptEditor({ locale, writing, selected, abbreviations, onLeave, ...under }: TranscriptEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { transcript } = under
  // What the field begins with; from then on its text, caret and undo are its own.
  const [begun] = useState(transcript)
  const first = useRef(selected)

  useEffect(() => {
    const element = field.current
    if (element === null) return
    const { length } = element.value
    element.focus({ preventScroll: true })
    element.setSelectionRange(first.current?.from ?? length, first.current?.to ?? length)
    return writing.hold({
      selection: () => ({ from: element.selectionStart, to: element.selectionEnd }),
      select: ({ from, to }) => element.setSelectionRange(from, to),
    })
  }, [writing])
  // The draft follows the field; only what changes it from elsewhere, such as putting the hypothesis back, comes in here.
  useEffect(() => {
    if (field.current !== null && field.current.value !== transcript) field.current.value = transcript
  }, [transcript])
  return (
    <div className={css['field']}>
      <Underlay {...under} locale={locale} />
      <Field field={field} begun={begun} locale={locale} writing={writing} abbreviations={abbreviations} onLeave={onLeave} />
    </div>
  )
}

type FieldProps = Pick<TranscriptEditorProps, 'locale' | 'writing' | 'abbreviations' | 'onLeave'> & {
  field: RefObject<HTMLTextAreaElement | null>
  begun: string
}

/** Puts text where the caret is, as typing would: the field's own undo takes it back. */
const insert = (text: string): boolean => document.execCommand('insertText', false, text)

/**
 * The field itself. React would set its default anew at every letter, which cuts its undo into letters, so what is
 * typed goes straight to the draft and not through React.
 */
const Field = memo(function Field({ field, begun, locale, writing, abbreviations, onLeave }: FieldProps) {
  const { t } = useTranslation('review')
  useEffect(() => {
    const element = field.current
    if (element === null) return
    const input = (event: Event): void => {
      event.stopPropagation()
      writing.write(element.value)
      if (!(event instanceof InputEvent) || event.isComposing || event.data !== ' ') return
      const at = element.selectionStart
      const expansion = expansionOf(element.value.slice(0, at), abbreviations)
      if (expansion === null) return
      element.setSelectionRange(expansion.from, at)
      insert(expansion.text)
    }
    const stop = (event: Event): void => event.stopPropagation()
    element.addEventListener('input', input)
    element.addEventListener('change', stop)
    return () => {
      element.removeEventListener('input', input)
      element.removeEventListener('change', stop)
    }
  }, [field, writing, abbreviations])

  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    insert(event.clipboardData.getData('text/plain').replaceAll(/\s+/gu, ' '))
  }
  const keepOneLine = (event: FormEvent): void => {
    if (/[\r\n]/.test((event.nativeEvent as InputEvent).data ?? '')) event.preventDefault()
  }
  const refuse = (event: DragEvent): void => event.preventDefault()
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
      defaultValue={begun}
      onBeforeInput={keepOneLine}
      onPaste={paste}
      onDrop={refuse}
      onBlur={event => { if (hasLeft(event)) onLeave() }}
    />
  )
})
