/** The devices of this computer, as the speaker has to know them. */
export type Devices = {
  list(): Promise<{ name: string; id: string }[]>
  systemChoice(): Promise<string | null>
  watch(listener: () => void): () => void
}

/** `gone`: the chosen device is not there. `moved`: the system has taken the sound to another device. */
export type OutputLoss = 'gone' | 'moved'

/** The way from the sound paths to the ear: one audio context and the device that it plays on. */
export type Speaker = {
  context: AudioContext
  destination: AudioNode
  /** How long sound takes from the sound paths to the ear, in milliseconds. */
  latencyMs(): number
  /** Browsers let a context sound only after a key or a press. */
  wake(): void
  /** Takes the sound to a device by its name, or to the system's own choice. */
  choose(name: string | null): Promise<void>
  /** The chosen device is not there: nothing may sound, least of all on another one. */
  isLost(): boolean
  close(): void
}

/** Web Audio 1.1 as Chromium has it. */
export type RoutedContext = AudioContext & { readonly sinkId: string; setSinkId(id: string): Promise<void> }

type SpeakerDependencies = {
  devices: Devices
  /** Nothing may go on sounding. */
  onLoss(loss: OutputLoss): void
}

const gestures = ['pointerdown', 'keydown'] as const

export function createSpeaker({ devices, onLoss }: SpeakerDependencies): Speaker {
  const context = new AudioContext({ latencyHint: 'interactive' }) as RoutedContext
  let wanted: string | null = null
  let lost = false
  let system: string | null = null

  const lose = (loss: OutputLoss): void => {
    lost = loss === 'gone'
    onLoss(loss)
  }
  async function route(): Promise<void> {
    const name = wanted
    const device = name === null ? { id: '' } : (await devices.list()).find(candidate => candidate.name === name)
    if (name !== wanted) return
    if (device === undefined) {
      if (!lost) lose('gone')
      return
    }
    const moved = context.sinkId === device.id || (await context.setSinkId(device.id).then(() => true, () => false))
    if (name !== wanted) return
    if (moved) lost = false
    else if (!lost) lose('gone')
  }
  async function look(): Promise<void> {
    const before = system
    system = await devices.systemChoice()
    if (wanted === null && (system === null || system !== before)) onLoss('moved')
    await route()
  }

  const wake = (): void => {
    if (context.state === 'suspended') void context.resume()
  }
  for (const gesture of gestures) window.addEventListener(gesture, wake, { capture: true })
  const failed = (): void => lose('gone')
  context.addEventListener('error', failed)
  const endWatch = devices.watch(() => void look())
  void devices.systemChoice().then(choice => {
    system = choice
  })

  return {
    context,
    destination: context.destination,
    latencyMs: () => (context.baseLatency + context.outputLatency) * 1000,
    wake,
    async choose(name) {
      if (name === wanted) return
      wanted = name
      await route()
    },
    isLost: () => lost,
    close() {
      endWatch()
      context.removeEventListener('error', failed)
      for (const gesture of gestures) window.removeEventListener(gesture, wake, { capture: true })
      void context.close()
    },
  }
}
