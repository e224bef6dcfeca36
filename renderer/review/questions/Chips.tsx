import { useRef, type KeyboardEvent } from 'react'
import type { Bound } from '../../keys/action.ts'
import { ActionKey } from '../../ui/ActionKey.tsx'
import { cx } from '../../ui/cx.ts'
import css from './Chips.module.css'

/** `key` is the digit that gives this answer, where one is left for it. */
type Chip = { id: string; label: string; key: string | null; on: boolean }

type ChipsProps = {
  chips: readonly Chip[]
  /** One of them, or any number. */
  kind: 'radio' | 'checkbox'
  label: string
  /** Digits go here. */
  current: boolean
  onPress(id: string): void
  onEnter(): void
}

const bound = new Map<string, Bound>()

/** The action that a digit has here, as the keyboard knows it. */
function answering(digit: string): Bound {
  const known = bound.get(digit) ?? { id: digit.replace('Digit', 'answer-'), keys: [digit] }
  bound.set(digit, known)
  return known
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** The answers to a question: digits give them, and so do presses; arrows move along without answering. */
export function Chips({ chips, kind, label, current, onPress, onEnter }: ChipsProps) {
  const group = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const next = at === -1 ? entry : (at + step + buttons.length) % buttons.length
    buttons[next]?.focus()
  }
  const entry = Math.max(0, chips.findIndex(chip => chip.on))
  return (
    <div
      ref={group}
      className={cx(css['chips'], current && css['current'])}
      role={kind === 'radio' ? 'radiogroup' : 'group'}
      aria-label={label}
      tabIndex={-1}
      data-entry
      onKeyDown={move}
      onFocus={onEnter}
    >
      {chips.map((chip, index) => (
        <button
          key={chip.id}
          type="button"
          className={cx(css['chip'], chip.on && css['on'])}
          role={kind}
          aria-checked={chip.on}
          tabIndex={index === entry ? 0 : -1}
          onPointerDown={event => event.preventDefault()}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPress(chip.id)}
        >
          {chip.key === null ? null : <ActionKey of={answering(chip.key)} tone={chip.on ? 'inherit' : 'own'} />}
          {chip.label}
        </button>
      ))}
    </div>
  )
}
