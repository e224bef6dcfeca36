import { createSoundPath, type SoundPath } from '../../../renderer/player/sound-path.ts'

/** What goes in: a steady level, or a tone, on the left, on both sides, or on both in opposite phase. */
export type Signal = { hz: number; level: number; sides?: 'left' | 'both' | 'opposite' }
/** What is done to the path, at a time in seconds. */
export type PathStep = { at: number; what: 'open' | 'reopen' | 'close' | 'soften' | 'clear' }
export type Rendered = { rate: number; left: number[]; right: number[] }

const does: Record<PathStep['what'], (path: SoundPath, at: number) => void> = {
  open: (path, at) => path.open(at),
  reopen: (path, at) => path.reopen(at),
  close: (path, at) => path.close(at),
  soften: (path, at) => path.soften(true, at),
  clear: (path, at) => path.soften(false, at),
}

/** Renders the product's sound path, as it is, without a device. */
export async function renderPath(signal: Signal, gainDb: number, steps: readonly PathStep[], seconds: number): Promise<Rendered> {
  const rate = 48_000
  const context = new OfflineAudioContext(2, seconds * rate, rate)
  const buffer = context.createBuffer(2, seconds * rate, rate)
  const { hz, level, sides = 'both' } = signal
  const wave = Float32Array.from({ length: seconds * rate }, (_, index) => (hz === 0 ? level : level * Math.sin((2 * Math.PI * hz * index) / rate)))
  buffer.copyToChannel(wave, 0)
  if (sides !== 'left') buffer.copyToChannel(sides === 'both' ? wave : wave.map(sample => -sample), 1)
  const source = new AudioBufferSourceNode(context, { buffer })
  const path = createSoundPath(context, source, context.destination)
  path.setGain(gainDb)
  for (const { at, what } of steps) does[what](path, at)
  source.start()
  const rendered = await context.startRendering()
  return { rate, left: [...rendered.getChannelData(0)], right: [...rendered.getChannelData(1)] }
}
