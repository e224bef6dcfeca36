import { useEffect, useRef, type ClipboardEvent, type DragEvent, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Writing } from '../desk/writing.ts'
import { expansionOf, type Abbreviation } from './shortcuts.ts'
import css from './Transcript.module.css'
import { Underlay, type UnderlayProps } from './Underlay.tsx'

type TranscriptEditorProps = UnderlayProps & {
  locale: string
  writing: Writing
  /** The part that typing replaces first, as offsets into the text. */
  selected: { from: number; to: number } | null
  abbreviations: readonly Abbreviation[]
  /** The focus went somewhere else on this page. */
  onLeave(): void
}

/** Puts text where the caret is, as typing would: the field's own undo takes it back. */
const insert = (text: string): boolean => document.execCommand('insertText', false, text)

/**
 * The transcript as a field, at the very place where it was read. The field keeps its text, caret and undo to itself;
 * what is drawn on words lies under it. The word just heard is selected, so that typing replaces it.
 */
export function TranscriptEditor({ locale, writing, selected, abbreviations, onLeave, ...under }: TranscriptEditorProps) {
  const { t } = useTranslation('review')
  const field = useRef<HTMLTextAreaElement>(null)
  const first = useRef(selected)
  const { transcript } = under

  useEffect(() => {
    const element = field.current
    if (element === null) return
    const end = element.value.length
    element.focus({ preventScroll: true })
    element.setSelectionRange(first.current?.from ?? end, first.current?.to ?? end)
    return writing.hold({
      selection: () => ({ from: element.selectionStart, to: element.selectionEnd }),
      select: ({ from, to }) => element.setSelectionRange(from, to),
    })
  }, [writing])
  // The draft follows the field; only what changes it from elsewhere, such as putting the hypothesis back, comes in here.
  useEffect(() => {
    if (field.current !== null && field.current.value !== transcript) field.current.value = transcript
  }, [transcript])

  const input = ({ currentTarget, nativeEvent }: FormEvent<HTMLTextAreaElement>): void => {
    const event = nativeEvent as InputEvent
    writing.write(currentTarget.value)
    if (event.isComposing || event.data !== ' ') return
    const at = currentTarget.selectionStart
    const expansion = expansionOf(currentTarget.value.slice(0, at), abbreviations)
    if (expansion === null) return
    currentTarget.setSelectionRange(expansion.from, at)
    insert(expansion.text)
  }
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault()
    insert(event.clipboardData.getData('text/plain').replaceAll(/\s+/gu, ' '))
  }
  const keepOneLine = (event: FormEvent): void => {
    if (/[\r\n]/.test((event.nativeEvent as InputEvent).data ?? '')) event.preventDefault()
  }
  const refuse = (event: DragEvent): void => event.preventDefault()
  return (
    <div className={css['field']}>
      <Underlay {...under} locale={locale} />
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
        defaultValue={transcript}
        onBeforeInput={keepOneLine}
        onInput={input}
        onPaste={paste}
        onDrop={refuse}
        onBlur={() => { if (document.hasFocus()) onLeave() }}
      />
    </div>
  )
}
