import { useActionNamed } from '../keys/useKeysOf.ts'
import { ActionKey } from './ActionKey.tsx'

/** The key of an action that is made elsewhere, by its id; nothing while nobody has made it known. */
export function KnownKey({ id, tone = 'own' }: { id: string; tone?: 'own' | 'inherit' }) {
  const action = useActionNamed(id)
  return action === null ? null : <ActionKey of={action} tone={tone} />
}
