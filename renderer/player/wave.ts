import WaveSurfer from 'wavesurfer.js'
import { amplitudesOf } from './peaks.ts'
import type { Sight } from './view.ts'

export type Wave = {
  /** Shows a part of the clip, or all of it. */
  look(sight: Sight): void
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
  sight: Sight
}

function colours(): { waveColor: string; progressColor: string } {
  const style = getComputedStyle(document.documentElement)
  return { waveColor: style.getPropertyValue('--unheard'), progressColor: style.getPropertyValue('--heard') }
}

const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

/** Draws a clip from its peaks; the media element lends its clock, and is neither loaded nor played here. */
export function drawWave({ container, media, durationMs, peaks, gainDb, sight: first }: WaveSource): Wave {
  let sight = first
  const widthPx = (): number => container.clientWidth * sight.zoom
  /** Nothing is asked of a drawing that fits: it then follows its box by itself. */
  const pxPerSecond = (): number => (sight.zoom === 1 ? 0 : widthPx() / (durationMs / 1000))
  const surfer = WaveSurfer.create({
    container,
    media,
    peaks: [amplitudesOf(peaks, gainDb)],
    duration: durationMs / 1000,
    minPxPerSec: pxPerSecond(),
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
    hideScrollbar: true,
    cspNonce: nonce(),
  })
  const resized = new ResizeObserver(() => {
    if (sight.zoom === 1) return
    surfer.zoom(pxPerSecond())
    surfer.setScroll(sight.from * widthPx())
  })
  resized.observe(container)
  return {
    look(next) {
      const { zoom } = sight
      sight = next
      if (zoom !== next.zoom) surfer.zoom(pxPerSecond())
      surfer.setScroll(next.from * widthPx())
    },
    recolour: () => surfer.setOptions(colours()),
    destroy() {
      resized.disconnect()
      surfer.destroy()
    },
  }
}
