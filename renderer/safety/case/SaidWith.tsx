import type { Said } from './step-words.ts'
import css from './SaidWith.module.css'

/** What was written with a step, under its names. */
export function SaidWith({ said }: { said: readonly Said[] }) {
  if (said.length === 0) return null
  return (
    <dl className={css['said']}>
      {said.map(({ term, text }) => <div key={term}><dt>{term}</dt><dd>{text}</dd></div>)}
    </dl>
  )
}
