import type { Reply } from '../../shared/contract/failure.ts'
import type { Client } from '../client.ts'
import { createPlayer, type Player } from '../player/player.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'

/** Fetches a prepared clip once, into memory; a ticket that ran out meanwhile is asked for anew. */
async function fetchSound(client: Client, clip: string, tries = 2): Promise<Reply<Blob>> {
  const prepared = await client.call('clips.prepare', { clip })
  if (!prepared.ok) return prepared
  const response = await fetch(`/clip/${prepared.value.ticket}`, { cache: 'no-store' }).catch(() => null)
  if (response?.ok === true) return { ok: true, value: await response.blob() }
  if (tries > 1) return fetchSound(client, clip, tries - 1)
  return { ok: false, failure: { code: 'not_found', reason: 'ticket_unknown', facts: {} } }
}

/** A player that sounds as the person's settings have it. */
export function openSound(workstation: Workstation): { player: Player; close(): void } {
  const { client, settings, announcer } = workstation
  const player = createPlayer({ fetchSound: clip => fetchSound(client, clip) })
  player.setSpeed(settingsOf(workstation).speed)
  const ends = [
    player.subscribe(({ playing }) => announcer.sounding(playing)),
    settings.subscribe((now, before) => {
      if (now.value === null || now.value === before.value) return
      if (now.value.speed !== before.value?.speed) player.setSpeed(now.value.speed)
    }),
  ]
  return {
    player,
    close() {
      for (const end of ends) end()
      player.close()
    },
  }
}
