import { acceptFork as accept } from '../streams/forks.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

export const acceptFork = (stream: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const value = await accept(hub, stream)
    const words = [
      `Stream ${value.stream} of ${value.person ?? 'the device itself'} on device ${value.device} is closed at its event ${value.events}; all of it is kept.`,
      'At its next sync that workstation goes on in a new stream, behind the last event that both have. What it did since then comes with it.',
      'If nobody set that laptop back or copied its vault, find out who did before you trust what comes from it.',
    ]
    return { value, words: words.join('\n') }
  })
