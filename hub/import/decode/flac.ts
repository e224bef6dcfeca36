import { FLACDecoder } from '@wasm-audio-decoders/flac'
import CodecParser, { type CodecFrame } from 'codec-parser'
import { longestSeconds, refuse, refuseLength, refuseShape, type Decoded, type Refused } from './sound.ts'

// FLAC (RFC 9639). Every frame carries a checksum, so damage is found wherever it is.

/** One decoder for any number of files, one file at a time. */
export async function createFlacDecoder(): Promise<{ decode(file: Uint8Array): Promise<Decoded>; free(): void }> {
  const decoder = new FLACDecoder()
  await decoder.ready
  return {
    free: () => decoder.free(),
    async decode(source) {
      const file = withoutTag(source)
      const stream = readStreamInfo(file)
      if (!stream.ok) return stream
      const frames = framesOf(file, stream)
      const refused = refuseFrames(file, stream, frames)
      if (refused !== null) return refused
      const { channelData, errors } = await decoder.decodeFrames(frames.map(frame => frame.data))
      await decoder.reset()
      if (errors.length > 0) return refuse('corrupt', 'Its frames cannot be decoded.')
      const samples = channelData[0]?.length ?? 0
      const length = refuseLength(stream.sampleRate, channelData.length, samples)
      if (length !== null) return length
      return { ok: true, sound: { sampleRate: stream.sampleRate, channels: channelData } }
    },
  }
}

type StreamInfo = {
  ok: true
  /** Where the first frame starts. */
  from: number
  sampleRate: number
  channels: number
  /** 0 where the encoder did not know. */
  samples: number
  /** 0 where the encoder did not know. */
  largestFrame: number
}

const streamInfoBytes = 34

function readStreamInfo(file: Uint8Array): StreamInfo | Refused {
  const cut = refuse('truncated', 'It ends inside its header. Copy it again from its source.')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 8 + streamInfoBytes) return cut
  let at = 4
  for (let last = false; !last; ) {
    if (at + 4 > file.length) return cut
    const head = view.getUint32(at)
    last = head >>> 31 === 1
    at += 4 + (head & 0xff_ffff)
  }
  if (at > file.length) return cut
  if (((file[4] ?? 0) & 0x7f) !== 0) return refuse('corrupt', 'It does not start with what describes its sound.')
  const packed = view.getBigUint64(18)
  const stream: StreamInfo = {
    ok: true,
    from: at,
    sampleRate: Number(packed >> 44n),
    channels: Number((packed >> 41n) & 7n) + 1,
    samples: Number(packed & 0xf_ffff_ffffn),
    largestFrame: view.getUint32(14) & 0xff_ffff,
  }
  return refuseShape(stream.sampleRate, stream.channels, stream.samples) ?? stream
}

/** The whole frames in order, no more than one clip may hold and one above. */
function framesOf(file: Uint8Array, stream: StreamInfo): CodecFrame[] {
  const parser = new CodecParser<CodecFrame>('audio/flac', { enableFrameCRC32: false })
  const frames: CodecFrame[] = []
  let samples = 0
  for (const found of [parser.parseChunk(file.subarray(stream.from)), parser.flush()]) {
    for (const frame of Iterator.from(found)) {
      frames.push(frame)
      samples += frame.samples
      if (samples > longestSeconds * stream.sampleRate) return frames
    }
  }
  return frames
}

/** Larger than any frame of a subset stream; used where the encoder did not note its largest. */
const usualLargestFrame = 65_536

function refuseFrames(file: Uint8Array, stream: StreamInfo, frames: readonly CodecFrame[]): Refused | null {
  const samples = frames.reduce((sum, frame) => sum + frame.samples, 0)
  const shape = refuseShape(stream.sampleRate, stream.channels, samples)
  if (shape !== null) return shape
  const rest = file.length - stream.from - frames.reduce((sum, frame) => sum + frame.data.length, 0)
  const largest = stream.largestFrame || usualLargestFrame
  if (rest > largest) return refuse('corrupt', 'A part of it cannot be read: its checksum is wrong.')
  if (samples < stream.samples) {
    return refuse('truncated', `It should hold ${stream.samples} samples and ends after ${samples}. Copy it again from its source.`)
  }
  if (rest > 0) {
    return refuse('truncated', 'It ends inside a frame. Copy it again from its source.')
  }
  if (stream.samples > 0 && samples > stream.samples) {
    return refuse('corrupt', 'It holds more samples than its header says.')
  }
  return null
}

/** Some programs put an ID3v1 tag behind a stream. */
const withoutTag = (file: Uint8Array): Uint8Array =>
  String.fromCharCode(...file.subarray(-128).subarray(0, 3)) === 'TAG' ? file.subarray(0, -128) : file
