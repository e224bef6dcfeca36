import type { CSSProperties, ReactNode } from 'react'
import { useContext, useMemo } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Action, KeyLayer } from '../keys/action.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import css from './Dialog.module.css'
import { FrameEndsContext } from './Frame.tsx'

type DialogProps = {
  title: string
  /** Esc and, where `outside` says so, a press beside the panel ask to close. */
  onClose(): void
  outside?: boolean
  /** The keys that act in this panel; every other key stays inside it. Keep the array stable between renders. */
  actions?: readonly Action[]
  width?: string
  role?: 'dialog' | 'alertdialog'
  /** Leaves away what can be done from everywhere, because this is where that leads. */
  alone?: boolean
  children: ReactNode
}

const none: readonly Action[] = []

/** A panel over a veil. It takes the focus, keeps it, and gives it back. */
export function Dialog({ title, onClose, outside = true, actions = none, width, role = 'dialog', alone = false, children }: DialogProps) {
  const layer = useMemo((): KeyLayer => ({ name: title, actions, exclusive: true }), [title, actions])
  useKeyLayer(layer)
  const { foot } = useContext(FrameEndsContext)
  return (
    <ModalOverlay
      className={css['veil'] ?? ''}
      isOpen
      isDismissable={outside}
      onOpenChange={open => { if (!open) onClose() }}
    >
      <Modal className={css['panel'] ?? ''} style={width === undefined ? {} : ({ '--dialog-width': width } as CSSProperties)}>
        <AriaDialog className={css['dialog'] ?? ''} role={role}>
          <Heading slot="title" level={1} className={css['title'] ?? ''}>{title}</Heading>
          {children}
        </AriaDialog>
      </Modal>
      {alone || foot === null ? null : <div className={css['foot']} data-react-aria-top-layer>{foot}</div>}
    </ModalOverlay>
  )
}
