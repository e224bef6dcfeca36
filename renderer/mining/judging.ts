import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Proposal } from '../../shared/contract/search.ts'
import type { Client } from '../client.ts'
import type { Hearing } from './hearing.ts'

/** How a proposal stands: still open, or answered, now or before. */
export type Verdict = 'open' | 'accepted' | 'refused'
export type Judged = Proposal & { verdict: Verdict }

export type JudgingState = {
  words: string
  label: string
  /** What the label is called. */
  title: string
  /** What the catalogue calls other labels. */
  titles: Readonly<Record<string, string>>
  proposals: readonly Judged[]
  at: number
  /** Accepts by itself as soon as the words have sounded. */
  armed: boolean
  loading: boolean
  /** Refused on another day, and so not shown. */
  refusedBefore: number
}

/** Words, the label that they may get, and the clip to begin with. */
export type Sought = { words: string; label: string; titles: Readonly<Record<string, string>>; first: string }

/** One label for the same words in many clips, each accepted or refused with one key once it was heard. */
export type Judging = StoreApi<JudgingState> & {
  /** Proposes the label wherever the words stand, beginning with those of one clip. */
  begin(sought: Sought): Promise<void>
  /** Accepts what is in front, or arms while its words have not sounded. */
  accept(): Promise<void>
  /** Refuses what is in front; plays it first where its words have not sounded. */
  refuse(): Promise<void>
  goTo(index: number): Promise<void>
  disarm(): void
  /** Leaves out clips that nobody may open any more; where one is in front, the next proposal comes. */
  leaveOut(clips: ReadonlySet<string>): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  close(): void
}

type JudgingDependencies = {
  client: Client
  hearing: Hearing
  fail(failure: Failure): void
  /** Whether a proposal plays by itself once it is in front. */
  autoplay(proposal: Proposal): boolean
  /** Something was taken back, or done again, in a clip that is not among the proposals. */
  onElsewhere(): void
}

const ahead = 3
const pageSize = 100
const keyOf = ({ clip, words }: Proposal): string => `${clip} ${words.from} ${words.to}`

/** How many of each kind there are. */
export function progressOf(proposals: readonly Judged[]): Record<Verdict, number> {
  const counts = { open: 0, accepted: 0, refused: 0 }
  for (const { verdict } of proposals) counts[verdict]++
  return counts
}

export function createJudging({ client, hearing, fail, autoplay, onElsewhere }: JudgingDependencies): Judging {
  const store = createStore<JudgingState>(() => ({ words: '', label: '', title: '', titles: {}, proposals: [], at: 0, armed: false, loading: false, refusedBefore: 0 }))
  const front = (): Judged | undefined => store.getState().proposals[store.getState().at]

  async function readAll(words: string, label: string): Promise<{ proposals: Judged[]; refused: number } | null> {
    const proposals: Judged[] = []
    let refused = 0
    let cursor: number | null = null
    do {
      const reply: Awaited<ReturnType<typeof client.call<'mining.propose'>>> = await client.call('mining.propose', { words, label, scope: 'all', cursor, limit: pageSize })
      if (!reply.ok) {
        fail(reply.failure)
        return null
      }
      proposals.push(...reply.value.proposals.map(proposal => ({ ...proposal, verdict: proposal.stands ? ('accepted' as const) : ('open' as const) })))
      refused += reply.value.refused
      cursor = reply.value.cursor
    } while (cursor !== null)
    return { proposals, refused }
  }

  /** The next open proposal after a place, then from the start; -1 when none is left. */
  function nextOpen(after: number): number {
    const { proposals } = store.getState()
    const later = proposals.findIndex(({ verdict }, index) => index > after && verdict === 'open')
    return later >= 0 ? later : proposals.findIndex(({ verdict }) => verdict === 'open')
  }

  async function give(method: 'mining.accept' | 'mining.refuse', verdict: Verdict): Promise<void> {
    const proposal = front()
    const { label, at } = store.getState()
    if (proposal === undefined || proposal.verdict !== 'open') return
    store.setState({ armed: false })
    await hearing.report()
    const reply = await client.call(method, { clip: proposal.clip, label, words: proposal.words })
    if (!reply.ok) return fail(reply.failure)
    hearing.forget(proposal.clip)
    const key = keyOf(proposal)
    store.setState(({ proposals }) => ({
      proposals: proposals.map(one => (keyOf(one) === key ? { ...one, heard: true, verdict } : one)),
    }))
    const next = nextOpen(at)
    if (next < 0) hearing.silence()
    else if (store.getState().at === at) await judging.goTo(next)
  }

  async function travel(direction: 'history.undo' | 'history.redo'): Promise<void> {
    store.setState({ armed: false })
    hearing.silence()
    await hearing.report()
    const reply = await client.call(direction, {})
    if (!reply.ok) return fail(reply.failure)
    const { words, label, proposals: before } = store.getState()
    const read = await readAll(words, label)
    if (read === null) return
    const now = new Map(read.proposals.map(proposal => [keyOf(proposal), proposal]))
    // What the core no longer proposes was refused; it keeps its place in the list.
    const proposals = before.map(proposal => now.get(keyOf(proposal)) ?? { ...proposal, verdict: 'refused' as const })
    store.setState({ proposals })
    const at = proposals.findIndex(({ clip }) => clip === reply.value.clip)
    if (at < 0) return onElsewhere()
    await judging.goTo(at)
  }

  const judging: Judging = Object.assign(store, {
    async begin({ words, label, titles, first }: Sought) {
      store.setState({ words, label, title: titles[label] ?? label, titles, proposals: [], at: 0, armed: false, loading: true, refusedBefore: 0 })
      const read = await readAll(words, label)
      if (store.getState().words !== words || store.getState().label !== label) return
      if (read === null) return store.setState({ loading: false })
      store.setState({ proposals: read.proposals, refusedBefore: read.refused, loading: false })
      const at = read.proposals.findIndex(({ clip, verdict }) => clip === first && verdict === 'open')
      const start = at >= 0 ? at : nextOpen(-1)
      if (start >= 0) await judging.goTo(start)
    },
    async accept() {
      const proposal = front()
      if (proposal === undefined || proposal.verdict !== 'open') return
      if (hearing.getState().heard) return give('mining.accept', 'accepted')
      store.setState({ armed: true })
      await hearing.play()
    },
    async refuse() {
      if (front()?.verdict !== 'open') return
      if (hearing.getState().heard) return give('mining.refuse', 'refused')
      store.setState({ armed: false })
      await hearing.play()
    },
    async goTo(index: number) {
      const { proposals } = store.getState()
      const proposal = proposals[index]
      if (proposal === undefined) return
      hearing.silence()
      store.setState({ at: index, armed: false })
      const following = proposals.slice(index + 1).filter(({ verdict }) => verdict === 'open')
      await hearing.bring([proposal, ...following.slice(0, ahead - 1)])
      if (store.getState().at === index && proposal.verdict === 'open' && autoplay(proposal)) await hearing.play()
    },
    async leaveOut(clips: ReadonlySet<string>) {
      const { proposals: before, at, armed } = store.getState()
      const stays = (proposal: Proposal | undefined): boolean => proposal !== undefined && !clips.has(proposal.clip)
      const [proposals, place] = [before.filter(stays), before.slice(0, at).filter(stays).length]
      for (const clip of clips) hearing.drop(clip)
      const keeps = stays(before[at])
      store.setState({ proposals, at: place, armed: keeps && armed })
      if (keeps || proposals.length === 0) return
      const next = nextOpen(place - 1)
      await judging.goTo(next >= 0 ? next : Math.min(place, proposals.length - 1))
    },
    disarm: () => {
      if (store.getState().armed) store.setState({ armed: false })
    },
    undo: () => travel('history.undo'),
    redo: () => travel('history.redo'),
    close: () => endHeard(),
  })
  const endHeard = hearing.onHeard(() => {
    if (store.getState().armed) void give('mining.accept', 'accepted')
  })
  return judging
}
