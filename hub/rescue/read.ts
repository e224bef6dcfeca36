import { gunzipSync } from 'node:zlib'
import { Rescued, RescueBox, rescueInfo, type RescuedEvent } from '../../shared/hub-api/rescue.ts'
import { Signed } from '../../shared/hub-api/signed.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { fromText, sha256, toText } from '../keys/bytes.ts'
import { isSignedBy } from '../keys/signatures.ts'

/** More than this is no bundle of ours; what is packed small cannot grow beyond it. */
const largestBytes = 1_024 * 1_024 * 1_024

/** What a bundle is called: the SHA-256 of its bytes. */
export const nameOf = (file: Uint8Array): string => toText(sha256(file))

export type OpenedRescue = { box: RescueBox; events: RescuedEvent[] }

const notTaken = (code: 'rescue_invalid' | 'rescue_foreign', what: string, advice: string): HubFault => new HubFault(code, what, 'Nothing of it was taken, and the file is as it was.', advice)

const invalid = (what: string): HubFault =>
  notTaken('rescue_invalid', what, 'Copy the file from the laptop again, as it was saved there, and try once more.')

function parse<T>(read: () => T, what: string): T {
  try {
    return read()
  } catch {
    throw invalid(what)
  }
}

/** Reads a bundle of rescued events. Refuses with `rescue_invalid` what is damaged or altered, with `rescue_foreign` what is another hub's or device's. */
export async function readRescue(hub: Hub, file: Uint8Array): Promise<OpenedRescue> {
  const { signed, box } = parse(() => {
    const outer = Signed.parse(JSON.parse(Buffer.from(file).toString()))
    return { signed: outer, box: RescueBox.parse(JSON.parse(fromText(outer.payload).toString())) }
  }, 'That file is no bundle of rescued events, or one that was damaged.')
  const { id } = await readFacts(hub.store)
  if (box.hub !== id) throw notTaken('rescue_foreign', 'That bundle was made for another hub.', 'Hand it to the operator of the hub that the laptop belongs to.')
  const device = await hub.store.selectFrom('devices').select('signing_key').where('id', '=', box.device).executeTakeFirst()
  if (device === undefined) throw notTaken('rescue_foreign', 'That bundle comes from a laptop that is not enrolled here.', 'Find out where it comes from before anything else is done with it.')
  if (!isSignedBy('rescue', signed, device.signing_key)) throw invalid('That bundle was altered since the laptop signed it, or was signed by another one.')
  const packed = await hub.keys.openRescue(box.sealed, rescueInfo(box)).catch(() => {
    throw invalid('That bundle is not sealed to this hub’s key.')
  })
  const { events } = parse(() => Rescued.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: largestBytes }).toString())), 'What the bundle holds cannot be read.')
  return { box, events }
}
