import type { ReactNode } from 'react'
import css from './Step.module.css'

type StepProps = {
  title: string
  lead: string
  onSubmit(): void
  /** Beside the entries: what they mean, in plain words. */
  aside?: ReactNode
  children: ReactNode
}

/** One thing to do, with what it means beside it. Enter in any of its entries does it. */
export function Step({ title, lead, onSubmit, aside, children }: StepProps) {
  return (
    <div className={css['step']} data-wide={aside !== undefined}>
      <form
        className={css['form']}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <h1>{title}</h1>
        <p className={css['lead']}>{lead}</p>
        {children}
      </form>
      {aside === undefined ? null : <aside className={css['aside']}>{aside}</aside>}
    </div>
  )
}

/** Plain sentences under a heading. */
export function Meaning({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <section className={css['meaning']}>
      <h2>{title}</h2>
      {sentences.map(sentence => <p key={sentence}>{sentence}</p>)}
    </section>
  )
}
