import { startI18n } from '../../../renderer/app/i18n.ts'
import { clipAddress, fetchClip, openSound } from '../../../renderer/app/open-sound.ts'
import type { RoutedContext } from '../../../renderer/player/speaker.ts'
import { createSoundOutputs, type SoundOutputs } from '../../../renderer/state/outputs.ts'
import { createWorkstation } from '../../../renderer/state/workstation.ts'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import { createMemoryBridge } from '../stage/memory-bridge.ts'
import { tone, wavOf } from './wav.ts'

/** The product's sound on a computer whose devices a test plugs in and pulls out; the devices themselves are the browser's. */
export async function openOutputs(output: string | null, absent: readonly string[] = []) {
  startI18n()
  const real = createSoundOutputs(navigator.mediaDevices)
  const gone = new Set(absent)
  const watchers = new Set<() => void>()
  let system: string | null = 'first choice'
  const outputs: SoundOutputs = {
    list: async () => (await real.list()).filter(({ name }) => !gone.has(name)),
    systemChoice: async () => system,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
  const bridge = createMemoryBridge({
    'clips.prepare': () => ({ ticket: 'here' }),
    'settings.read': () => ({ ...defaultSettings, output }),
  })
  const sound = wavOf(tone(5, 300))
  window.fetch = async () => new Response(sound)
  const routed: string[] = []
  const contexts = AudioContext.prototype as RoutedContext
  const setSinkId = contexts.setSinkId
  contexts.setSinkId = function (id: string) {
    routed.push(id)
    return setSinkId.call(this, id)
  }
  const workstation = { ...createWorkstation(bridge), outputs }
  await workstation.settings.refresh()
  const { player } = openSound(workstation, clip => fetchClip(workstation.client, clip, clipAddress))
  player.hold([{ clip: 'clip', durationMs: 5000, peaks: 'AAAA', gainDb: 0, speech: [], heard: [], shielded: false }])
  player.show('clip')
  player.license('clip')
  const names = new Map((await real.list()).map(({ id, name }) => [id, name]))
  const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 100))
  const changed = (): Promise<void> => {
    for (const watcher of watchers) watcher()
    return settled()
  }

  return {
    names: async () => (await outputs.list()).map(({ name }) => name),
    choose: async (name: string | null) => {
      workstation.settings.put({ ...defaultSettings, output: name })
      await settled()
    },
    async unplug(name: string) {
      gone.add(name)
      await changed()
    },
    async plug(name: string) {
      gone.delete(name)
      await changed()
    },
    /** The operating system takes its sound somewhere else, or no longer says where. */
    async moveSystem(to: string | null) {
      system = to
      await changed()
    },
    async play() {
      while (player.getState().sound !== 'ready') await new Promise(resolve => setTimeout(resolve, 5))
      player.play()
      await new Promise(resolve => setTimeout(resolve, 200))
    },
    state: () => ({
      playing: player.getState().playing,
      told: workstation.notices.getState().notices.map(notice => ('text' in notice ? notice.text : notice.failure.reason)),
      routedTo: routed.map(id => (id === '' ? 'system' : (names.get(id) ?? id))),
    }),
  }
}
