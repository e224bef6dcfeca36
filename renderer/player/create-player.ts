import { createStore } from 'zustand/vanilla'
import type { Reply } from '../../shared/contract/failure.ts'
import type { Span } from '../../shared/domain/values.ts'
import { createCallbacks } from './callbacks.ts'
import { afterSilence, turnAt, type Passage } from './course.ts'
import { createDeck, type Deck } from './deck.ts'
import { lagMs } from './lag.ts'
import type { Player, PlayerState } from './player.ts'
import { createRack } from './rack.ts'
import { isSoftAt, lift, noShield } from './shield.ts'
import type { Speaker } from './speaker.ts'
import { createView } from './view.ts'

const deckCount = 3
const frameMs = 1000 / 60

type PlayerDependencies = {
  fetchSound(clip: string): Promise<Reply<Blob>>
  speaker: Speaker
  /** Sound was asked for, and the device that it should come from is not there. */
  onNoOutput(): void
}

export function createPlayer({ fetchSound, speaker, onNoOutput }: PlayerDependencies): Player {
  const store = createStore<PlayerState>(() => ({
    clip: null, sound: 'empty', failure: null, playing: false, speed: 1, passage: null, shield: noShield,
  }))
  const { context, destination } = speaker
  const view = createView()
  const moves = createCallbacks<number>()
  const endings = createCallbacks<void>()
  let front: Deck | null = null
  let licensed = false
  let wanted = false
  let skipping = false
  let frame = 0

  const rack = createRack(deckCount, () =>
    createDeck({ context, destination, fetchSound, sightOf: view.sightOf, onChange }))

  function tellPosition(): void {
    front?.tracker.reach(front.position())
    moves.tell(player.position())
  }
  function soften(at: number): void {
    front?.soften(isSoftAt(store.getState().shield, at))
  }
  /** Keeps to the passage, skips silence, and softens what is to be softened. */
  function steer(deck: Deck): void {
    const { passage, speed } = store.getState()
    const at = deck.position()
    soften(at)
    const { speech = [], durationMs = 0 } = deck.held ?? {}
    const turn = turnAt({ at, strideMs: frameMs * speed, passage, skipping, speech, durationMs })
    if (turn.kind === 'jump') deck.seek(turn.to)
    if (turn.kind === 'stop') player.pause()
  }
  function follow(): void {
    if (front?.playing === true) steer(front)
    tellPosition()
    frame = front?.playing === true ? requestAnimationFrame(follow) : 0
  }

  function onChange(deck: Deck, change: 'state' | 'playing' | 'stopped' | 'ended' | 'moved'): void {
    if (deck !== front) return
    if (change === 'state') {
      store.setState({ sound: deck.state, failure: deck.failure })
      if (deck.state === 'ready' && wanted) player.play()
      return
    }
    if (change === 'playing') {
      store.setState({ playing: true })
      if (frame === 0) frame = requestAnimationFrame(follow)
      return
    }
    const { passage } = store.getState()
    if (change === 'ended' && passage?.again === true && wanted) {
      deck.seek(passage.span.from)
      return deck.play()
    }
    if (change !== 'moved') store.setState({ playing: false })
    tellPosition()
    if (change === 'ended') endings.tell()
  }

  const endSight = view.subscribe(sight => {
    for (const deck of rack.decks) if (deck.held !== null) deck.look(deck === front ? sight : view.sightOf(deck.held.durationMs))
  })

  const player: Player = Object.assign(store, {
    view,
    attach: rack.attach,
    hold: rack.hold,
    holds(clip: string) {
      const deck = rack.find(clip)
      return deck !== null && deck.state !== 'failed'
    },
    show(clip: string) {
      const next = rack.find(clip)
      if (front !== next) front?.pause()
      front = next
      licensed = false
      wanted = false
      for (const deck of rack.decks) deck.element.dataset['deck'] = deck === next ? 'front' : ''
      next?.setSpeed(store.getState().speed)
      if (next !== null && next.position() > 0) next.seek(0)
      if (next?.held) view.meet(next.held.durationMs)
      store.setState({
        clip: next?.held?.clip ?? null, sound: next?.state ?? 'empty', failure: next?.failure ?? null, playing: false,
        passage: null, shield: { on: next?.held?.shielded ?? false, lifted: [] },
      })
      soften(0)
      tellPosition()
    },
    license(clip: string | null) {
      licensed = clip !== null && (licensed || front?.held?.clip === clip)
    },
    isLicensed: () => licensed,
    play() {
      if (!licensed) return
      if (speaker.isLost()) return onNoOutput()
      wanted = true
      speaker.wake()
      if (front?.state !== 'ready' || front.held === null) return
      const at = front.position()
      const to = skipping && store.getState().passage === null ? afterSilence(front.held.speech, at, front.held.durationMs) : at
      if (to !== at && to < front.held.durationMs) front.seek(to)
      soften(to)
      front.play()
    },
    pause() {
      wanted = false
      front?.pause()
      store.setState(({ passage }) => ({ playing: false, passage: passage?.again === true ? passage : null }))
    },
    seek(ms: number) {
      const { passage } = store.getState()
      if (passage !== null && (!passage.again || ms < passage.span.from || ms >= passage.span.to)) player.keepTo(null)
      front?.seek(ms)
      tellPosition()
    },
    keepTo: (passage: Passage | null) => store.setState({ passage }),
    setSpeed(speed: number) {
      store.setState({ speed })
      front?.setSpeed(speed)
    },
    setSkipping(next: boolean) {
      skipping = next
    },
    setShield(on: boolean) {
      store.setState({ shield: { on, lifted: [] } })
      soften(front?.position() ?? 0)
    },
    lift(span: Span) {
      store.setState(({ shield }) => ({ shield: lift(shield, span) }))
      soften(front?.position() ?? 0)
    },
    position() {
      if (front === null) return 0
      const at = front.position()
      return front.playing ? Math.max(front.since(), at - lagMs(speaker.latencyMs(), store.getState().speed)) : at
    },
    heard: () => front?.tracker.heard() ?? [],
    stretch: () => front?.tracker.stretch() ?? null,
    learnHeard: (clip: string, heard: readonly Span[]) => rack.find(clip)?.tracker.learn(heard),
    takePlayed() {
      if (front === null) return null
      if (front.playing) front.tracker.reach(front.position())
      const spans = front.tracker.take()
      return spans.length === 0 ? null : { spans, speed: store.getState().speed }
    },
    finish() {
      // Whoever hears of the silence asks what sounded; this is the one who carries it.
      front?.pause()
      const played = player.takePlayed()
      player.pause()
      return played
    },
    recording: () => front?.recording() ?? null,
    onPosition: moves.add,
    onEnded: endings.add,
    recolour() {
      for (const deck of rack.decks) deck.recolour()
    },
    close() {
      cancelAnimationFrame(frame)
      endSight()
      for (const deck of rack.decks) deck.free()
    },
  })
  return player
}
