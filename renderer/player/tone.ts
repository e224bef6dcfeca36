import type { RoutedContext } from './speaker.ts'

const hertz = 440
const seconds = 0.4
/** Soft enough for headphones that are turned up. */
const level = 0.05
const fade = 0.03

/** Sounds a short soft tone on a device, by its id; an empty one is the system's own. False where that failed. */
export async function soundTone(device: string): Promise<boolean> {
  const context = new AudioContext() as RoutedContext
  try {
    if (device !== '') await context.setSinkId(device)
    await context.resume()
    const tone = new OscillatorNode(context, { frequency: hertz })
    const gain = new GainNode(context, { gain: 0 })
    const end = context.currentTime + seconds
    gain.gain.linearRampToValueAtTime(level, context.currentTime + fade)
    gain.gain.setValueAtTime(level, end - fade)
    gain.gain.linearRampToValueAtTime(0, end)
    tone.connect(gain).connect(context.destination)
    const over = new Promise(resolve => tone.addEventListener('ended', resolve))
    tone.start()
    tone.stop(end)
    await over
    return true
  } catch {
    return false
  } finally {
    await context.close()
  }
}
