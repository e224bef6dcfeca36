import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { MethodInput } from '../../shared/contract/methods.ts'
import { useWorkstation } from '../state/workstation.ts'

type Changing = {
  change(changes: MethodInput<'settings.write'>): Promise<void>
  /** Why the last change was not kept. */
  failure: Failure | null
}

/** Writes settings through the core; what it answers is what holds. */
export function useChanging(): Changing {
  const { client, settings } = useWorkstation()
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    failure,
    async change(changes) {
      const reply = await client.call('settings.write', changes)
      setFailure(reply.ok ? null : reply.failure)
      if (reply.ok) settings.put(reply.value)
    },
  }
}
