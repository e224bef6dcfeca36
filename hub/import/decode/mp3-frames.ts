import { refuse, type Refused } from './sound.ts'

// Where the frames of an MP3 lie (ISO/IEC 11172-3 and 13818-3, layer III). MP3 has no length and mostly no checksum:
// walking from frame to frame is the one way to know that a file is whole.

export type Mp3Stream = {
  ok: true
  sampleRate: number
  channels: number
  /** Whole frames, a first one that only describes the others counted. */
  frames: number
  samplesPerFrame: number
  from: number
  to: number
}

/** Walks a whole file that starts with a frame, zeros or nothing of use before it. */
export function walkMp3(file: Uint8Array): Mp3Stream | Refused {
  const from = findStart(file)
  const first = from === null ? null : readFrameHeader(file, from)
  if (from === null || first === null) return refuse('corrupt', 'No MP3 frame can be found in it.')
  let at = from
  let frames = 0
  for (let header: FrameHeader | null = first; header !== null && at + header.bytes <= file.length; ) {
    at += header.bytes
    frames++
    header = readFrameHeader(file, at)
    if (header !== null && header.sampleRate !== first.sampleRate) header = null
  }
  const rest = file.subarray(at)
  if (readFrameHeader(file, at) !== null || (rest.length < 4 && rest[0] === 0xff)) {
    return refuse('truncated', 'It ends inside a frame. Copy it again from its source.')
  }
  if (!isTrailer(rest)) return refuse('corrupt', `After frame ${frames} something follows that is no frame.`)
  const announced = announcedFrames(file.subarray(from, from + first.bytes), first)
  if (announced !== null && frames - 1 < announced) {
    return refuse('truncated', `It should hold ${announced} frames and ends after ${frames - 1}. Copy it again from its source.`)
  }
  const { sampleRate, channels, samples } = first
  return { ok: true, sampleRate, channels, frames, samplesPerFrame: samples, from, to: at }
}

/** Whether an MP3 frame starts at the first byte. */
export const startsMp3Frame = (file: Uint8Array): boolean => readFrameHeader(file, 0) !== null

type FrameHeader = { bytes: number; sampleRate: number; samples: number; channels: number; lowRate: boolean }

const fullRateKbps = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const lowRateKbps = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const fullRates = [44_100, 48_000, 32_000]

function readFrameHeader(file: Uint8Array, at: number): FrameHeader | null {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = file.subarray(at, at + 4)
  const version = (kind >> 3) & 3
  const isLayer3 = ((kind >> 1) & 3) === 1
  if (at + 4 > file.length || sync !== 0xff || kind >> 5 !== 7 || version === 1 || !isLayer3) return null
  const lowRate = version !== 3
  const fullRate = fullRates[(rates >> 2) & 3]
  const kbps = (lowRate ? lowRateKbps : fullRateKbps)[rates >> 4]
  if (fullRate === undefined || kbps === undefined || kbps === 0 || (mode & 3) === 2) return null
  const sampleRate = fullRate / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const samples = lowRate ? 576 : 1152
  const bytes = Math.floor((samples * kbps * 125) / sampleRate) + ((rates >> 1) & 1)
  return { bytes, sampleRate, samples, channels: mode >> 6 === 3 ? 1 : 2, lowRate }
}

/** Bytes before the first frame that some programs leave: zeros, or the rest of a frame cut off in front. */
const mostLeadingBytes = 4096

function findStart(file: Uint8Array): number | null {
  for (let at = 0; at < Math.min(file.length, mostLeadingBytes); at++) {
    const header = readFrameHeader(file, at)
    if (header === null) continue
    const next = at + header.bytes
    if (at === 0 || next >= file.length || readFrameHeader(file, next) !== null) return at
  }
  return null
}

const trailers = ['TAG', 'APETAGEX', 'LYRICSBEGIN', 'ID3', '3DI']

const isTrailer = (rest: Uint8Array): boolean => {
  const start = String.fromCharCode(...rest.subarray(0, 16))
  return rest.every(byte => byte === 0) || trailers.some(trailer => start.startsWith(trailer))
}

/** How many frames follow the first, where that one is an encoder's note (Xing, or Info for a constant bit rate). */
function announcedFrames(frame: Uint8Array, header: FrameHeader): number | null {
  const sideBytes = header.lowRate ? (header.channels === 1 ? 9 : 17) : header.channels === 1 ? 17 : 32
  const at = 4 + sideBytes
  if (frame.length < at + 12) return null
  const view = new DataView(frame.buffer, frame.byteOffset + at, 12)
  const name = String.fromCharCode(...frame.subarray(at, at + 4))
  const hasCount = (view.getUint32(4) & 1) !== 0
  return (name === 'Xing' || name === 'Info') && hasCount ? view.getUint32(8) : null
}
