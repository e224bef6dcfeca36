import { clipAssociatedData } from '../../shared/hub-api/batches.ts'
import type { Hub } from '../hub.ts'
import { fromText } from '../keys/bytes.ts'
import { unlock } from '../keys/cipher.ts'

/** What binds a blob's ciphertext to its id and to the recording in it. */
export const blobAssociatedData = (blob: string, sha256: string): Buffer =>
  Buffer.concat([Buffer.from(clipAssociatedData(blob)), fromText(sha256)])

export type StoredClip = { id: string; blob: string; wrapped_key: Buffer; sha256: string; size: number }

/** A clip's WAV, decrypted in memory; whoever asks for it wipes it. Throws where blob or key is not as it was. */
export async function decryptClip({ blobs, keys }: Pick<Hub, 'blobs' | 'keys'>, { id, blob, wrapped_key, sha256, size }: StoredClip): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of blobs.read(blob, 0, size)) chunks.push(chunk as Buffer)
  return unlock(keys.unwrapClipKey(id, wrapped_key), blobAssociatedData(blob, sha256), Buffer.concat(chunks))
}
