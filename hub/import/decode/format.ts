import { startsMp3Frame } from './mp3-frames.ts'

/** What a file is by its first bytes; its name may say what it likes. */
export type AudioFormat = 'wav' | 'flac' | 'ogg' | 'mp3'

export type Recognised = { format: AudioFormat; file: Uint8Array } | { format: null; name: string }

/** Recognises a file, and leaves away an ID3v2 tag in front of it. */
export function recognise(file: Uint8Array): Recognised {
  const start = afterId3(file)
  const sound = file.subarray(start)
  const head = String.fromCharCode(...sound.subarray(0, 12))
  const isWave = head.startsWith('WAVE', 8)
  if (isWave && (head.startsWith('RIFF') || head.startsWith('RF64'))) return { format: 'wav', file: sound }
  if (head.startsWith('fLaC')) return { format: 'flac', file: sound }
  if (head.startsWith('OggS')) return { format: 'ogg', file: sound }
  if (start > 0 || startsMp3Frame(sound)) return { format: 'mp3', file: sound }
  const other = otherFormats.find(([mark, at]) => head.startsWith(mark, at))
  return { format: null, name: other?.[2] ?? 'not audio, or of an unknown kind' }
}

const otherFormats = [
  ['ftyp', 4, 'MP4 or M4A'], ['\x1aE\xdf\xa3', 0, 'Matroska or WebM'], ['FORM', 0, 'AIFF'], ['.snd', 0, 'AU'],
  ['#!AMR', 0, 'AMR'], ['caff', 0, 'CAF'], ['0&\xb2u', 0, 'Windows Media'], ['RIFX', 0, 'big-endian WAV'],
  ['RIFF', 0, 'RIFF, but not WAV'], ['\xff\xf1', 0, 'AAC'], ['\xff\xf9', 0, 'AAC'],
] as const

/** Where a file goes on behind its ID3v2 tag (id3.org, ID3v2.4.0 structure), 0 without one. */
function afterId3(file: Uint8Array): number {
  const [i, d, three, , , flags = 0, a = 0, b = 0, c = 0, e = 0] = file.subarray(0, 10)
  if (file.length < 10 || i !== 0x49 || d !== 0x44 || three !== 0x33 || ((a | b | c | e) & 0x80) !== 0) return 0
  const footer = (flags & 0x10) === 0 ? 0 : 10
  return Math.min(file.length, 10 + ((a << 21) | (b << 14) | (c << 7) | e) + footer)
}
