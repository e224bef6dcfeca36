// Runs inside the page under measurement: takes the time from an Enter key event to sound and to the first frame.

/** One Enter, in milliseconds from the key event's own time stamp; null while still awaited. */
export type Sample = { playing: number | null; frame: number | null }

export type Probe = {
  samples: Sample[]
  /** How far the clip that sounds has sounded, in milliseconds. */
  reached(): number
  /** How often a clip has begun to sound. */
  starts: number
}

declare global {
  interface Window {
    probe: Probe
    /** What shows the clip in front; another object, or another version of it, once the next clip is drawn. */
    inFront(): unknown
  }
}

/** Serialised into the page, so it may use nothing from outside itself. */
export function installProbe(): void {
  let sounding: HTMLMediaElement | null = null
  const probe: Probe = { samples: [], reached: () => (sounding?.currentTime ?? 0) * 1000, starts: 0 }
  window.probe = probe
  let pressed = 0
  let sample: Sample | null = null

  const known = new WeakSet<HTMLMediaElement>()
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function () {
    if (!known.has(this)) {
      known.add(this)
      this.addEventListener('playing', ({ currentTarget }) => {
        if (currentTarget instanceof HTMLMediaElement) sounding = currentTarget
        probe.starts++
        if (sample !== null) sample.playing ??= performance.now() - pressed
      })
    }
    return play.call(this)
  }

  const afterFrame = (then: () => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', then)
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }
  window.addEventListener(
    'keydown',
    event => {
      if (event.code !== 'Enter') return
      pressed = event.timeStamp
      const mine: Sample = { playing: null, frame: null }
      sample = mine
      probe.samples.push(mine)
      const before = window.inFront()
      const look = (): void =>
        afterFrame(() => {
          if (window.inFront() === before) look()
          else mine.frame = performance.now() - pressed
        })
      look()
    },
    { capture: true },
  )
}
