import { createStore, type StoreApi } from 'zustand/vanilla'
import { failureReasons, type Failure } from '../../../shared/contract/failure.ts'
import type { ContestedGold, ContestOutcome } from '../../../shared/hub-api/gold.ts'
import type { Client } from '../../client.ts'
import type { ExcerptSound } from '../../player/excerpt-sound.ts'
import { createHearing, unheard, type HearingState } from '../hearing.ts'
import type { Contests } from '../waiting.ts'

export type ContestingState = HearingState & { open: ContestedGold | null; note: string }

/** A supervisor hears clips whose known answer somebody contests, and decides on one after the other. */
export type Contesting = StoreApi<ContestingState> & {
  follow(): () => void
  step(by: 1 | -1): void
  select(contest: string): void
  write(note: string): void
  toggleSound(): Promise<void>
  playFrom(ms: number): Promise<void>
  canDecide(): boolean
  decide(outcome: ContestOutcome): Promise<void>
  rest(): Promise<void>
}

type Dependencies = { client: Client; contests: Contests; makeSound(): ExcerptSound; softly(): boolean; onDecided(outcome: ContestOutcome): void }

const closed: Failure = { code: failureReasons.decision_closed, reason: 'decision_closed', facts: {} }
const untouched = { note: '', heard: false, failure: null } as const

export function createContesting({ client, contests, makeSound, softly, onDecided }: Dependencies): Contesting {
  const store = createStore<ContestingState>(() => ({ ...unheard, ...untouched, open: null }))
  const hearing = createHearing(store, makeSound)
  const listed = (): readonly ContestedGold[] => contests.getState().value ?? []
  const placeOf = (): number => listed().findIndex(({ contest }) => contest === store.getState().open?.contest)
  let settling = false

  async function show(open: ContestedGold | null, failure: Failure | null = null): Promise<void> {
    await hearing.rest()
    store.setState({ ...untouched, open, failure })
    hearing.show(open === null ? null : { id: open.contest, durationMs: open.durationMs, peaks: open.peaks, gainDb: open.gainDb }, softly() || open?.flagged === true)
  }
  /** Keeps the one in front as long as it waits: decided, or with its recording withheld, it is heard and read no more. */
  function takeUp(): void {
    const [first] = listed()
    const { open, failure } = store.getState()
    if (open === null && failure === null && first !== undefined) void show(first)
    if (open !== null && !settling && placeOf() < 0) void show(null, closed)
  }
  const canDecide = (): boolean => {
    const { open, note, heard, busy } = store.getState()
    return open !== null && note.trim() !== '' && heard && busy === null
  }
  const go = (next: ContestedGold | undefined): void => {
    if (next !== undefined && next.contest !== store.getState().open?.contest) void show(next)
  }

  return Object.assign(store, {
    follow() {
      const end = hearing.begin()
      const leave = contests.subscribe(takeUp)
      void contests.refresh()
      takeUp()
      return () => {
        leave()
        end()
        store.setState({ ...untouched, open: null })
      }
    },
    step: (by: 1 | -1) => go(listed()[placeOf() + by]),
    select: (contest: string) => go(listed().find(one => one.contest === contest)),
    write: (note: string) => store.setState({ note }),
    toggleSound: hearing.toggle,
    playFrom: hearing.play,
    canDecide,
    async decide(outcome: ContestOutcome) {
      const { open, note } = store.getState()
      if (open === null || !canDecide()) return
      store.setState({ busy: 'deciding', failure: null })
      settling = true
      await hearing.rest()
      const reply = await client.call('gold.decide', { contest: open.contest, decision: { outcome, note: note.trim() } })
      store.setState({ busy: null, failure: reply.ok ? null : reply.failure })
      const at = Math.max(0, placeOf())
      if (reply.ok) {
        onDecided(outcome)
        await contests.refresh()
      }
      settling = false
      if (!reply.ok) return reply.failure.reason === 'decision_closed' ? show(null, reply.failure) : undefined
      await show(listed()[Math.min(at, listed().length - 1)] ?? null)
    },
    rest: hearing.rest,
  })
}
