import i18next from 'i18next'
import type { Reply } from '../../shared/contract/failure.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Client } from '../client.ts'
import { createPlayer } from '../player/create-player.ts'
import type { OpenPlayer } from '../player/player.ts'
import { createSpeaker } from '../player/speaker.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'

/** Where a prepared clip waits. */
export type AddressOf = (ticket: string) => string
export const clipAddress: AddressOf = ticket => `/clip/${ticket}`

/** Fetches a prepared clip once, into memory; a ticket that ran out meanwhile is asked for anew. */
export async function fetchClip(client: Client, clip: string, addressOf: AddressOf, tries = 2): Promise<Reply<Blob>> {
  const prepared = await client.call('clips.prepare', { clip })
  if (!prepared.ok) return prepared
  const response = await fetch(addressOf(prepared.value.ticket), { cache: 'no-store' }).catch(() => null)
  if (response?.ok === true) return { ok: true, value: await response.blob() }
  if (tries > 1) return fetchClip(client, clip, addressOf, tries - 1)
  return { ok: false, failure: { code: 'not_found', reason: 'ticket_unknown', facts: {} } }
}

/** A player that sounds as the person's settings have it, on the device that they chose and on no other. */
export function openSound(workstation: Workstation, fetchSound: Parameters<OpenPlayer>[0]): ReturnType<OpenPlayer> {
  const { settings, notices, announcer, outputs } = workstation
  const say = (loss: 'gone' | 'moved'): void => notices.say(i18next.t(`review:said.output.${loss}`))
  const speaker = createSpeaker({
    devices: outputs,
    onLoss(loss) {
      const { playing } = player.getState()
      player.pause()
      if (playing || loss === 'gone') say(loss)
    },
  })
  const player = createPlayer({ fetchSound, speaker, onNoOutput: () => say('gone') })

  const apply = (now: Settings, before: Settings | null): void => {
    if (now.speed !== before?.speed) player.setSpeed(now.speed)
    if (now.zoom !== before?.zoom) player.view.setZoom(now.zoom)
    player.setSkipping(now.skipSilence)
    void speaker.choose(now.output)
  }
  apply(settingsOf(workstation), null)
  const ends = [
    player.subscribe(({ playing }) => announcer.sounding(playing)),
    settings.subscribe(({ value }, { value: before }) => {
      if (value !== null && value !== before) apply(value, before)
    }),
  ]
  return {
    player,
    close() {
      for (const end of ends) end()
      player.close()
      speaker.close()
    },
  }
}
