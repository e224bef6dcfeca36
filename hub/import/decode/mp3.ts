import { MPEGDecoder } from 'mpg123-decoder'
import { walkMp3 } from './mp3-frames.ts'
import { refuse, refuseLength, refuseShape, type Decoded } from './sound.ts'

/** One decoder for any number of MP3 files, one file at a time. */
export async function createMp3Decoder(): Promise<{ decode(file: Uint8Array): Promise<Decoded>; free(): void }> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  return {
    free: () => decoder.free(),
    async decode(file) {
      const stream = walkMp3(file)
      if (!stream.ok) return stream
      const shape = refuseShape(stream.sampleRate, stream.channels, (stream.frames - 1) * stream.samplesPerFrame)
      if (shape !== null) return shape
      const { channelData, errors } = decoder.decode(file.subarray(stream.from, stream.to))
      await decoder.reset()
      if (errors.length > 0) return refuse('corrupt', 'Its frames cannot be decoded.')
      // The decoder gives two channels always; those of a mono file are the same.
      const channels = channelData.slice(0, stream.channels)
      const refused = refuseLength(stream.sampleRate, stream.channels, channels[0]?.length ?? 0)
      return refused ?? { ok: true, sound: { sampleRate: stream.sampleRate, channels } }
    },
  }
}
