import { createContext, useContext, type ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import css from './Frame.module.css'

/** What the app shows at the right end of every screen's status line: state of sync, own reports, the person's menu. */
export const FrameTailContext = createContext<ReactNode>(null)

type FrameProps = {
  /** After the mark: where one is. */
  status?: ReactNode
  /** Before the app's own tail: figures. */
  figures?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The page of every role: one line of status, the work, and one line of what can be done. */
export function Frame({ status, figures, footer, children }: FrameProps) {
  const tail = useContext(FrameTailContext)
  return (
    <div className={css['frame']}>
      <header className={css['status']}>
        <span className={css['mark']}><Mark />Earshot</span>
        {status}
        <div className={css['end']}>{figures}{tail}</div>
      </header>
      <main className={css['body']}>{children}</main>
      {footer === undefined ? null : <footer className={css['footer']}>{footer}</footer>}
    </div>
  )
}
