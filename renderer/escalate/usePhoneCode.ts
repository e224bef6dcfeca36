import { useEffect, useState } from 'react'
import { useWorkstation } from '../state/workstation.ts'

/** What to read out about a clip to the person on call; null until it is known, and for a clip that is not on this laptop. */
export function usePhoneCode(clip: string | null): string | null {
  const { client } = useWorkstation()
  const [found, setFound] = useState<{ clip: string; code: string | null } | null>(null)
  useEffect(() => {
    let wanted = true
    if (clip !== null) {
      void client.call('escalations.phoneCode', { clip }).then(reply => {
        if (wanted && reply.ok) setFound({ clip, code: reply.value.code })
      })
    }
    return () => {
      wanted = false
    }
  }, [client, clip])
  return found?.clip === clip ? found.code : null
}
