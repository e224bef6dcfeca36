import type { Played } from '../../shared/contract/clips.ts'
import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { OpenPlayer, Player } from './player.ts'

/** Seconds of a clip, as far as they are known before anything sounds. */
export type Excerpt = { id: string; durationMs: number; peaks: string; gainDb: number }

/** How the seconds come here, are licensed, and are told of when they sounded. */
export type ExcerptWays = {
  /** A ticket for the recording. */
  ticketOf(id: string): Promise<Reply<{ ticket: string }>>
  start(id: string): Promise<Reply<unknown>>
  /** `enough`: nothing more of such sound today. */
  played(id: string, played: Played): Promise<Reply<{ enough?: boolean | undefined }>>
}

/** The sound of one excerpt at a time: drawn at once, fetched only when it is asked for, and licensed before it starts. */
export type ExcerptSound = {
  player: Player
  /** Shows an excerpt, silent; what sounded of the one before has to be reported first. */
  show(excerpt: Excerpt | null, soft: boolean): void
  /** Fetches what is not here yet, asks for the licence, and plays. Answers why it could not. */
  play(): Promise<Failure | null>
  /** Tells the core what sounded since the last report; resolves once all of it was told. */
  report(): Promise<void>
  close(): void
}

const gone = { code: 'not_found', reason: 'ticket_unknown', facts: {} } as const satisfies Failure

async function fetchSound(ticketOf: ExcerptWays['ticketOf'], id: string): Promise<Reply<Blob>> {
  const reply = await ticketOf(id)
  if (!reply.ok) return reply
  const response = await fetch(`/clip/${reply.value.ticket}`, { cache: 'no-store' }).catch(() => null)
  return response?.ok === true ? { ok: true, value: await response.blob() } : { ok: false, failure: gone }
}

export function createExcerptSound(openPlayer: OpenPlayer, { ticketOf, start, played: tell }: ExcerptWays): ExcerptSound {
  let shown: Excerpt | null = null
  let sound: { id: string; blob: Blob } | null = null
  let wanted: PromiseWithResolvers<Reply<Blob>> | null = null
  let fetching: Promise<Reply<Blob>> | null = null
  let telling: Promise<void> = Promise.resolve()

  const { player, close } = openPlayer(id => {
    if (sound?.id === id) return Promise.resolve({ ok: true, value: sound.blob })
    wanted = Promise.withResolvers()
    return wanted.promise
  })

  async function ready(id: string): Promise<Failure | null> {
    if (sound?.id === id) return null
    fetching ??= fetchSound(ticketOf, id)
    const reply = await fetching
    fetching = null
    if (!reply.ok) return reply.failure
    if (shown?.id !== id) return null
    sound = { id, blob: reply.value }
    wanted?.resolve(reply)
    return null
  }
  function report(): Promise<void> {
    const id = shown?.id
    const played = player.takePlayed()
    if (id !== undefined && played !== null) telling = telling.then(() => tell(id, played)).then(reply => {
      // Whoever plays on is told why not.
      if (reply.ok && reply.value.enough === true && shown?.id === id) player.license(null)
    })
    return telling
  }
  const endReports = player.subscribe((now, before) => {
    if (before.playing && !now.playing) void report()
  })

  return {
    player,
    show(excerpt, soft) {
      player.hold([])
      if (excerpt?.id !== shown?.id) sound = null
      shown = excerpt
      if (excerpt === null) return
      const { id, durationMs, peaks, gainDb } = excerpt
      player.hold([{ clip: id, durationMs, peaks, gainDb, speech: [], heard: [], shielded: soft }])
      player.show(id)
    },
    async play() {
      const id = shown?.id
      if (id === undefined) return null
      const failure = await ready(id)
      if (failure !== null || shown?.id !== id) return failure
      if (!player.isLicensed()) {
        const started = await start(id)
        if (!started.ok) return started.failure
        player.license(id)
      }
      player.play()
      return null
    },
    report,
    close() {
      endReports()
      close()
    },
  }
}
