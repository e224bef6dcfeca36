/** A device that can make sound. Its name is what a person chose; the id differs from start to start. */
export type SoundOutput = { name: string; id: string }

export type SoundOutputs = {
  /** The devices of this computer, without the system's own choice among them; empty where the browser tells no names. */
  list(): Promise<SoundOutput[]>
  /** What stands for the device that the system has chosen; null where the browser does not tell. */
  systemChoice(): Promise<string | null>
  /** Calls back when a device came or went. */
  watch(listener: () => void): () => void
}

/** Chromium lists these beside the devices that they stand for. */
const aliases: readonly string[] = ['default', 'communications']

/** Reads devices without any right to a microphone: the shell allows speakers to be named, a plain browser does not. */
export function createSoundOutputs(media: MediaDevices): SoundOutputs {
  const speakers = async (): Promise<MediaDeviceInfo[]> => (await media.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput')
  return {
    async list() {
      const named = (await speakers()).filter(({ deviceId, label }) => label !== '' && !aliases.includes(deviceId))
      return named.map(({ label, deviceId }) => ({ name: label, id: deviceId }))
    },
    async systemChoice() {
      const chosen = (await speakers()).find(({ deviceId }) => deviceId === 'default')
      return chosen === undefined ? null : `${chosen.groupId} ${chosen.label}`
    },
    watch(listener) {
      media.addEventListener('devicechange', listener)
      return () => media.removeEventListener('devicechange', listener)
    },
  }
}
