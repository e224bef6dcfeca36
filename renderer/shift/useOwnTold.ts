import { useCallback, useEffect, useState } from 'react'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { Days } from '../../shared/hub-api/period-figures.ts'
import type { Client } from '../client.ts'
import { useWorkstation } from '../state/workstation.ts'

type Told<T> = { told: T | null; failure: Failure | null }

/** What the hub tells the one who works here of themselves, or last told; asked again at every change of a shift. */
function useOwnTold<T>(ask: (client: Client) => Promise<Reply<T>>): Told<T> {
  const { client } = useWorkstation()
  const [told, setTold] = useState<Told<T>>({ told: null, failure: null })
  useEffect(() => {
    let left = false
    const read = async (): Promise<void> => {
      const reply = await ask(client)
      if (!left) setTold(reply.ok ? { told: reply.value, failure: null } : { told: null, failure: reply.failure })
    }
    void read()
    const end = client.on(['shift.changed'], () => void read())
    return () => {
      left = true
      end()
    }
  }, [client, ask])
  return told
}

/** The same of a period, all days that are kept where it is null. */
function useOwnToldOf<T>(days: Days | null, ask: (client: Client, days: Days | null) => Promise<Reply<T>>): Told<T> {
  const { from = null, to = null } = days ?? {}
  return useOwnTold(useCallback((client: Client) => ask(client, from === null || to === null ? null : { from, to }), [ask, from, to]))
}

const askQuality = (client: Client, days: Days | null) => client.call('quality.mine', { days })
const askSums = (client: Client, days: Days | null) => client.call('shifts.sums', { days })
const askRatios = (client: Client) => client.call('shifts.ratios', {})

export const useOwnQuality = (days: Days | null) => useOwnToldOf(days, askQuality)
export const useOwnSums = (days: Days | null) => useOwnToldOf(days, askSums)
export const useOwnRatios = () => useOwnTold(askRatios)
