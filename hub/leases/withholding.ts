import { z } from 'zod'
import { Manifest, type ManifestClip } from '../../shared/hub-api/batches.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { fromText } from '../keys/bytes.ts'
import type { KeyRing } from '../keys/key-ring.ts'

const Payload = z.string().transform(text => Manifest.parse(JSON.parse(fromText(text).toString())))

/** What a manifest says of a clip that is given to nobody any more: where its bytes lie in the pack, and no word. */
const withheldRow = (clip: ManifestClip): ManifestClip => ({ ...clip, hypothesis: '', words: null, intent: null, slots: [], wakeWord: null })

/** A lease's manifest without the words of some of its clips, signed anew; the same where there are none of these. */
export function withholdWords(keys: KeyRing, signed: Signed, withheld: ReadonlySet<string>): Signed {
  if (withheld.size === 0) return signed
  const manifest = Payload.parse(signed.payload)
  return keys.sign('manifest', { ...manifest, clips: manifest.clips.map(clip => (withheld.has(clip.clip) ? withheldRow(clip) : clip)) })
}
