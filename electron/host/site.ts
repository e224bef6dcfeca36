import type { CoreLink } from '../core/link.ts'
import { refusal, type HostAnswer, type HostRequest } from './answers.ts'
import { createAssets } from './assets.ts'
import { answerClip } from './clip-audio.ts'

const clipPath = /^\/clip\/([A-Za-z0-9_-]{1,128})$/

/**
 * All that a renderer can load from its host: the built renderer's files and `/clip/<ticket>`.
 * Never rejects; what goes wrong is an answer of its own.
 */
export function createSite(rendererDir: string, core: Pick<CoreLink, 'audio'>): (request: HostRequest) => Promise<HostAnswer> {
  const answerAsset = createAssets(rendererDir)

  const answer = async ({ method, path, range }: HostRequest): Promise<HostAnswer> => {
    if (path.startsWith('/clip/')) {
      const ticket = clipPath.exec(path)?.[1]
      // A ticket works once, so only the request that takes the sound may spend it.
      if (method !== 'GET') return refusal(405)
      return ticket === undefined ? refusal(404) : answerClip(await core.audio(ticket), range)
    }
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    const found = await answerAsset(path)
    return method === 'HEAD' ? { ...found, body: new Uint8Array() } : found
  }
  return request => answer(request).catch(() => refusal(500))
}
