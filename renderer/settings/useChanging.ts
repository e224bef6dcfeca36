import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { MethodInput } from '../../shared/contract/methods.ts'
import { useWorkstation } from '../state/workstation.ts'

/** Changes some settings and leaves the others. */
export type ChangeSettings = (changes: MethodInput<'settings.write'>) => void

type Changing = {
  change: ChangeSettings
  /** Why the last change was not kept. */
  failure: Failure | null
}

/** Writes settings through the core; what it answers is what holds. */
export function useChanging(): Changing {
  const { client, settings } = useWorkstation()
  const [failure, setFailure] = useState<Failure | null>(null)
  async function write(changes: MethodInput<'settings.write'>): Promise<void> {
    const reply = await client.call('settings.write', changes)
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) settings.put(reply.value)
  }
  return { failure, change: changes => void write(changes) }
}
