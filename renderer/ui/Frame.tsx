import { createContext, useContext, type ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import css from './Frame.module.css'

/**
 * What the app shows on every screen: on the status line `before` the screen's figures what may grow and shrink, so that
 * nothing else moves, and `after` them what stands still; and at the `foot` what can be done from everywhere.
 */
export const FrameEndsContext = createContext<{ before: ReactNode; after: ReactNode; foot: ReactNode }>({ before: null, after: null, foot: null })

type FrameProps = {
  /** After the mark: where one is. */
  status?: ReactNode
  /** Between the app's own entries at the right end. */
  figures?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The page of every role: one line of status, the work, and one line of what can be done. */
export function Frame({ status, figures, footer, children }: FrameProps) {
  const { before, after, foot } = useContext(FrameEndsContext)
  return (
    <div className={css['frame']}>
      <header className={css['status']}>
        <span className={css['mark']}><Mark />Earshot</span>
        {status}
        <div className={css['end']}>{before}{figures}{after}</div>
      </header>
      <main className={css['body']}>{children}</main>
      <footer className={css['footer']}>{footer}{foot}</footer>
    </div>
  )
}
