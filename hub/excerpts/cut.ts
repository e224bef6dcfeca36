import type { Span } from '../../shared/domain/values.ts'
import { wavHeaderBytes, wavWithRoom } from '../import/wav-header.ts'

/** A stretch of a clip as a WAV of its own. Clips are 16-bit mono PCM behind 44 bytes of header; anything else throws. */
export function cutWav(wav: Uint8Array, span: Span): Uint8Array<ArrayBuffer> {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength)
  const text = (at: number): string => String.fromCharCode(...wav.subarray(at, at + 4))
  const plain = wav.length >= wavHeaderBytes && text(0) === 'RIFF' && text(36) === 'data' && view.getUint16(20, true) === 1 && view.getUint16(22, true) === 1 && view.getUint16(34, true) === 16
  if (!plain) throw new Error('Not a WAV as clips are kept')
  const sampleRate = view.getUint32(24, true)
  const frameBytes = 2
  const frames = Math.floor((wav.length - wavHeaderBytes) / frameBytes)
  const frameAt = (ms: number): number => Math.min(frames, Math.round((ms * sampleRate) / 1000))
  const samples = wav.subarray(wavHeaderBytes + frameAt(span.from) * frameBytes, wavHeaderBytes + frameAt(span.to) * frameBytes)
  const cut = wavWithRoom({ tag: 1, channels: 1, sampleRate, frameBytes, bits: 16 }, samples.length)
  cut.set(samples, wavHeaderBytes)
  return cut
}
