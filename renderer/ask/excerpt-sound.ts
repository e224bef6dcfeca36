import type { Failure, Reply } from '../../shared/contract/failure.ts'
import type { OpenQuestion } from '../../shared/contract/questions.ts'
import type { Client } from '../client.ts'
import type { OpenPlayer, Player } from '../player/player.ts'

/** The sound of one question at a time: drawn at once, fetched only when it is asked for, and licensed before it starts. */
export type ExcerptSound = {
  player: Player
  /** Shows a question's seconds, silent; what sounded of the one before has to be reported first. */
  show(question: OpenQuestion | null, soft: boolean): void
  /** Fetches what is not here yet, asks for the licence, and plays. Answers why it could not. */
  play(): Promise<Failure | null>
  /** Tells the core what sounded since the last report. */
  report(): Promise<void>
  close(): void
}

const gone = { code: 'not_found', reason: 'ticket_unknown', facts: {} } as const satisfies Failure

async function fetchExcerpt(client: Client, question: string): Promise<Reply<Blob>> {
  const reply = await client.call('questions.listen', { question })
  if (!reply.ok) return reply
  const response = await fetch(`/clip/${reply.value.ticket}`, { cache: 'no-store' }).catch(() => null)
  return response?.ok === true ? { ok: true, value: await response.blob() } : { ok: false, failure: gone }
}

export function createExcerptSound(client: Client, openPlayer: OpenPlayer): ExcerptSound {
  let shown: OpenQuestion | null = null
  let sound: { question: string; blob: Blob } | null = null
  let wanted: PromiseWithResolvers<Reply<Blob>> | null = null
  let fetching: Promise<Reply<Blob>> | null = null

  const { player, close } = openPlayer(question => {
    if (sound?.question === question) return Promise.resolve({ ok: true, value: sound.blob })
    wanted = Promise.withResolvers()
    return wanted.promise
  })

  async function ready(question: string): Promise<Failure | null> {
    if (sound?.question === question) return null
    fetching ??= fetchExcerpt(client, question)
    const reply = await fetching
    fetching = null
    if (!reply.ok) return reply.failure
    if (shown?.question !== question) return null
    sound = { question, blob: reply.value }
    wanted?.resolve(reply)
    return null
  }
  async function report(): Promise<void> {
    const question = shown?.question
    const played = player.takePlayed()
    if (question !== undefined && played !== null) await client.call('questions.played', { question, played })
  }
  const endReports = player.subscribe((now, before) => {
    if (before.playing && !now.playing) void report()
  })

  return {
    player,
    show(question, soft) {
      player.hold([])
      if (question?.question !== shown?.question) sound = null
      shown = question
      if (question === null) return
      const { question: id, excerpt, peaks, gainDb } = question
      player.hold([{ clip: id, durationMs: excerpt.to - excerpt.from, peaks, gainDb, speech: [], heard: [], shielded: soft }])
      player.show(id)
    },
    async play() {
      const question = shown?.question
      if (question === undefined) return null
      const failure = await ready(question)
      if (failure !== null || shown?.question !== question) return failure
      if (!player.isLicensed()) {
        const started = await client.call('questions.start', { question })
        if (!started.ok) return started.failure
        player.license(question)
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
