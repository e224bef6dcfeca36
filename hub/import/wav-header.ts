// The 44 bytes before the samples of a WAV without tags (RIFF/WAVE, Multimedia Programming Interface 1.0, 1991).

/** `tag` as WAVE registers it, 1 for PCM; `frameBytes` hold one sample of every channel. */
export type WavFormat = { tag: number; channels: number; sampleRate: number; frameBytes: number; bits: number }

export const wavHeaderBytes = 44

/** A whole WAV of `sampleBytes` bytes, its header written and its samples still to be filled in behind. */
export function wavWithRoom(format: WavFormat, sampleBytes: number): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(wavHeaderBytes + sampleBytes)
  const view = new DataView(wav.buffer)
  const put = (at: number, text: string): void => wav.set(new TextEncoder().encode(text), at)
  put(0, 'RIFF')
  view.setUint32(4, wavHeaderBytes - 8 + sampleBytes, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, format.tag, true)
  view.setUint16(22, format.channels, true)
  view.setUint32(24, format.sampleRate, true)
  view.setUint32(28, format.sampleRate * format.frameBytes, true)
  view.setUint16(32, format.frameBytes, true)
  view.setUint16(34, format.bits, true)
  put(36, 'data')
  view.setUint32(40, sampleBytes, true)
  return wav
}
