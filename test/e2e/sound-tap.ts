import type { Page } from '@playwright/test'

// What leaves the app's sound graph, listened to just before the loudspeaker, and when a key was pressed before that.

type Tap = { pressedAt: number | null; lastLoud: number }
declare global {
  interface Window {
    soundTap: Tap
  }
}

/** Listens on every way to a loudspeaker that the page opens; before the page is loaded. */
export async function tapSound(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tap: Tap = { pressedAt: null, lastLoud: 0 }
    window.soundTap = tap
    let context: BaseAudioContext | null = null
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode, ...more: number[]) => AudioNode
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode, ...more: number[]) {
      if (to instanceof AudioDestinationNode && !(this instanceof ScriptProcessorNode)) {
        context = this.context
        // The oldest of its kind needs no module, which the page's policy would have to allow.
        const meter = (this.context as AudioContext).createScriptProcessor(256, 1, 1)
        meter.onaudioprocess = ({ inputBuffer, playbackTime }) => {
          const samples = inputBuffer.getChannelData(0)
          const loud = samples.findLastIndex(sample => Math.abs(sample) > 1e-4)
          // A meter hands its block on one block later than it got it.
          if (loud !== -1) tap.lastLoud = Math.max(tap.lastLoud, playbackTime + (loud - samples.length) / inputBuffer.sampleRate)
        }
        connect.call(this, meter)
        connect.call(meter, to)
      }
      return connect.call(this, to, ...more)
    } as typeof AudioNode.prototype.connect
    window.addEventListener('keydown', event => {
      if (event.code === 'F8' && context !== null) tap.pressedAt = context.currentTime - (performance.now() - event.timeStamp) / 1000
    }, { capture: true })
  })
}

/** Whether something sounds, at this moment. */
export const sounds = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const before = window.soundTap.lastLoud
    await new Promise(done => setTimeout(done, 150))
    return window.soundTap.lastLoud > before
  })

/** Milliseconds from the last F8 to the last sample that sounded; to be asked once it is surely silent. */
export const silentAfterMs = (page: Page): Promise<number> =>
  page.evaluate(() => (window.soundTap.lastLoud - (window.soundTap.pressedAt ?? Number.NaN)) * 1000)
