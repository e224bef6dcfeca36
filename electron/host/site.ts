import type { CoreLink } from '../core/link.ts'
import { refusal, type HostAnswer, type HostRequest } from './answers.ts'
import { createAssets } from './assets.ts'
import { answerHandout } from './handout.ts'
import { answerClip } from './clip-audio.ts'

const ticketPath = /^\/(clip|handout)\/([A-Za-z0-9_-]{1,128})$/

/**
 * All that a renderer can load from its host: the built renderer's files, `/clip/<ticket>` and `/handout/<ticket>`.
 * Never rejects; what goes wrong is an answer of its own.
 */
export function createSite(rendererDir: string, core: Pick<CoreLink, 'audio' | 'handout'>): (request: HostRequest) => Promise<HostAnswer> {
  const answerAsset = createAssets(rendererDir)

  const answer = async ({ method, path, range }: HostRequest): Promise<HostAnswer> => {
    if (path.startsWith('/clip/') || path.startsWith('/handout/')) {
      const [, kind, ticket] = ticketPath.exec(path) ?? []
      // A ticket works once, so only the request that takes the sound or the file may spend it.
      if (method !== 'GET') return refusal(405)
      if (ticket === undefined) return refusal(404)
      return kind === 'clip' ? answerClip(await core.audio(ticket), range) : answerHandout(await core.handout(ticket))
    }
    if (method !== 'GET' && method !== 'HEAD') return refusal(405)
    const found = await answerAsset(path)
    return method === 'HEAD' ? { ...found, body: new Uint8Array() } : found
  }
  return request => answer(request).catch(() => refusal(500))
}
