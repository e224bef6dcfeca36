import WaveSurfer from 'wavesurfer.js'

export type Wave = {
  /** Draws again in the colours that now hold. */
  recolour(): void
  destroy(): void
}

type WaveSource = {
  container: HTMLElement
  media: HTMLAudioElement
  durationMs: number
  /** One byte for every 10 ms, base64url. */
  peaks: string
  /** The waveform is drawn as loud as it sounds. */
  gainDb: number
}

/** Playback leaves 6 dB above the highest peak, so the drawing may use twice the height. */
const headroom = 2

function bytesOf(base64url: string): Uint8Array {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

const amplitudes = (peaks: string, gainDb: number): Float32Array =>
  Float32Array.from(bytesOf(peaks), byte => Math.min(1, (byte / 255) * 10 ** (gainDb / 20) * headroom))

function colours(): { waveColor: string; progressColor: string } {
  const style = getComputedStyle(document.documentElement)
  return { waveColor: style.getPropertyValue('--unheard'), progressColor: style.getPropertyValue('--heard') }
}

const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

/** Draws a clip from its peaks; the media element lends its clock, and is neither loaded nor played here. */
export function drawWave({ container, media, durationMs, peaks, gainDb }: WaveSource): Wave {
  const surfer = WaveSurfer.create({
    container,
    media,
    peaks: [amplitudes(peaks, gainDb)],
    duration: durationMs / 1000,
    height: 'auto',
    ...colours(),
    cursorWidth: 0,
    barWidth: 3,
    barGap: 2,
    barRadius: 2,
    barMinHeight: 1.5,
    interact: false,
    autoScroll: false,
    autoCenter: false,
    cspNonce: nonce(),
  })
  return {
    recolour: () => surfer.setOptions(colours()),
    destroy: () => surfer.destroy(),
  }
}
