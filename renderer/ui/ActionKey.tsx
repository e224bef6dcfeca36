import type { Bound } from '../keys/action.ts'
import { useKeysOf } from '../keys/useKeysOf.ts'
import { Kbd } from './Kbd.tsx'

/** The key that an action has now, whoever moved it there; nothing where it has none. */
export function ActionKey({ of, tone = 'own' }: { of: Bound; tone?: 'own' | 'inherit' }) {
  const [key] = useKeysOf(of)
  return key === undefined ? null : <Kbd pattern={key} tone={tone} />
}
