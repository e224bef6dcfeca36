import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Player } from './player.ts'
import { spectrumOf, spectrumRate, type Spectrum } from './spectrum.ts'
import css from './Waveform.module.css'

/** A new clip has the machine to itself before this is drawn, in milliseconds. */
const settleMs = 120

/** What a clip sounds like, frequency by frequency, behind its shape: 0 at the bottom to 8 kHz at the top. */
export function Spectrogram({ player }: { player: Player }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const clip = useStore(player, state => (state.sound === 'ready' ? state.clip : null))

  useEffect(() => {
    const element = canvas.current
    if (element === null || clip === null) return
    let spectrum: Spectrum | null = null
    let left = false
    const draw = (): void => {
      if (spectrum !== null && !left) paint(element, spectrum)
    }
    const work = async (): Promise<void> => {
      const sound = player.recording()
      if (sound === null) return
      spectrum = await spectrumOf(await samplesOf(sound), () => !left)
      draw()
    }
    const timer = setTimeout(() => void work().catch(() => undefined), settleMs)
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      left = true
      clearTimeout(timer)
      themed.disconnect()
      element.width = 0
    }
  }, [player, clip])
  return <canvas ref={canvas} className={css['spectrogram']} data-spectrum="" width={0} height={0} />
}

async function samplesOf(sound: Blob): Promise<Float32Array> {
  const decoder = new OfflineAudioContext(1, 1, spectrumRate)
  return (await decoder.decodeAudioData(await sound.arrayBuffer())).getChannelData(0)
}

/** The stronger, the more of the text's colour: it stays quiet behind the shape in either theme. */
function paint(canvas: HTMLCanvasElement, { columns, rows, strengths }: Spectrum): void {
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d')
  if (context === null) return
  const image = context.createImageData(columns, rows)
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      image.data[((rows - 1 - row) * columns + column) * 4 + 3] = strengths[column * rows + row] ?? 0
    }
  }
  context.putImageData(image, 0, 0)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = getComputedStyle(canvas).color
  context.fillRect(0, 0, columns, rows)
}
