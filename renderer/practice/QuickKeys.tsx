import { ActionKey } from '../ui/ActionKey.tsx'
import type { QuickKey } from './lessons.ts'
import type { PracticeKeys } from './practice-keys.ts'
import css from './Explanation.module.css'

/** Keys and typed letters in the order in which they are pressed; what the screen has no key for is left out. */
export function QuickKeys({ quickest, keys }: { quickest: readonly QuickKey[]; keys: PracticeKeys }) {
  return (
    <span className={css['quick']}>
      {quickest.map((part, index) => {
        if ('typed' in part) return <q key={index}>{part.typed}</q>
        const action = keys.get(part.action)
        return action === undefined ? null : <ActionKey key={index} of={action} />
      })}
    </span>
  )
}
