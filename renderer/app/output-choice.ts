import { soundTone } from '../player/tone.ts'
import type { Outputs } from '../settings/outputs.ts'
import type { SoundOutputs } from '../state/outputs.ts'

/** The devices as the settings offer them: by name, which stays the same from start to start. */
export const outputChoice = (devices: SoundOutputs): Outputs => ({
  read: async () => (await devices.list()).map(({ name }) => ({ id: name, name })),
  watch: devices.watch,
  async sound(name) {
    const device = name === null ? { id: '' } : (await devices.list()).find(candidate => candidate.name === name)
    return device !== undefined && soundTone(device.id)
  },
})
