import { longestAsking } from '../../shared/domain/asking.ts'
import css from './TextBox.module.css'

type TextBoxProps = {
  label: string
  text: string
  lang?: string
  id?: string
  onChange(text: string): void
}

/** A box for a question or an answer, as tall as what is in it. */
export function TextBox({ label, text, lang, id, onChange }: TextBoxProps) {
  return (
    <label className={css['box']}>
      <span>{label}</span>
      <textarea id={id} rows={2} maxLength={longestAsking} lang={lang} value={text} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
