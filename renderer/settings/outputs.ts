/** A loudspeaker or headset; `id` is what the settings keep. */
export type Output = { id: string; name: string }

/** What the settings need to let a person choose by ear where clips sound. */
export type Outputs = {
  /** The devices there are now; empty where the host does not tell. */
  read(): Promise<readonly Output[]>
  /** Calls back whenever a device comes or goes. */
  watch(listener: () => void): () => void
  /** Sounds a short tone on a device, null for the system's own; resolves false where that failed. */
  sound(id: string | null): Promise<boolean>
}
