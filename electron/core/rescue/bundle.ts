import { gzipSync } from 'node:zlib'
import { rescueInfo, type Rescued, type RescueBox, type RescuedEvent } from '../../../shared/hub-api/rescue.ts'
import { sealTo } from '../crypto/sealing.ts'
import { signJson, type KeyPair } from '../crypto/signing.ts'

type Origin = Pick<RescueBox, 'hub' | 'device' | 'person' | 'at'>

/** A file of rescued events: sealed so that the hub alone reads it, signed by the device that made it. */
export async function packRescue(events: readonly RescuedEvent[], origin: Origin, { rescueKey, signing }: { rescueKey: string; signing: KeyPair }): Promise<string> {
  const content = gzipSync(JSON.stringify({ events: [...events] } satisfies Rescued))
  const box: RescueBox = { type: 'rescue', v: 1, ...origin, sealed: await sealTo(rescueKey, rescueInfo(origin), content) }
  return JSON.stringify(signJson('rescue', box, signing))
}
