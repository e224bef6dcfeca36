import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'
import type { OpenQuestion } from '../../shared/contract/questions.ts'
import type { Client } from '../client.ts'
import type { Excerpt, ExcerptSound } from '../player/excerpt-sound.ts'
import type { ReadingStore } from '../state/reading.ts'
import type { Kept } from './kept.ts'

export type AnsweringState = {
  /** By what expires first; null until the core has answered once. */
  questions: readonly OpenQuestion[] | null
  selected: OpenQuestion | null
  text: string
  soft: boolean
  /** What is under way: the seconds are being fetched, or a reply is being handed over. */
  busy: 'fetching' | 'sending' | null
  failure: Failure | null
  /** The question in front waits no more: what it is about is neither shown nor heard, only what was written stays. */
  gone: boolean
  /** Null until the page is followed. */
  sound: ExcerptSound | null
}

/** Somebody answers what others asked, one question after the other. */
export type Answering = StoreApi<AnsweringState> & {
  /** Takes up the queue as it changes, with a sound path of its own; returns what ends it. */
  follow(): () => void
  select(question: string): void
  /** To the next question or the one before. */
  step(by: 1 | -1): void
  write(text: string): void
  toggleSound(): Promise<void>
  replay(): Promise<void>
  toggleSoft(): void
  answer(): Promise<void>
  decline(): Promise<void>
  /** Silence; what sounded is handed over. */
  rest(): Promise<void>
}

type Dependencies = {
  client: Client
  queue: ReadingStore<NonNullable<ReturnType<Kept['queue']['getState']>['value']>>
  drafts: Kept['drafts']
  makeSound(): ExcerptSound
  /** Whether everything is to be met softly. */
  softly(): boolean
  onSettled(how: 'sent' | 'declined'): void
}

const closed = { code: 'conflict', reason: 'question_closed', facts: {} } as const satisfies Failure

const excerptOf = (asked: OpenQuestion | null): Excerpt | null =>
  asked === null ? null : { id: asked.question, durationMs: asked.excerpt.to - asked.excerpt.from, peaks: asked.peaks, gainDb: asked.gainDb }

export function createAnswering({ client, queue, drafts, makeSound, softly, onSettled }: Dependencies): Answering {
  const store = createStore<AnsweringState>(() => ({ questions: null, selected: null, text: '', soft: false, busy: null, failure: null, gone: false, sound: null }))
  const soundNow = (): ExcerptSound | null => store.getState().sound

  function show(selected: OpenQuestion | null): void {
    const soft = softly() || (selected?.flags.length ?? 0) > 0
    soundNow()?.show(excerptOf(selected), soft)
    store.setState({ selected, soft, failure: null, gone: false, text: selected === null ? '' : (drafts.get(selected.question) ?? '') })
  }
  async function rest(): Promise<void> {
    const sound = soundNow()
    sound?.player.pause()
    await sound?.report()
  }
  async function choose(next: OpenQuestion | null): Promise<void> {
    const { selected } = store.getState()
    if (next?.question === selected?.question) return
    await rest()
    show(next)
  }
  /** Its recording may have been taken back: nothing of that is heard or read any more. */
  function letGo(): void {
    void rest()
    soundNow()?.show(null, false)
    store.setState({ failure: store.getState().failure ?? closed, gone: true })
  }
  /**
   * Keeps the question in front where it still waits; else the one that has moved into its place. What somebody wrote or
   * has yet to read is not taken from under them, and whoever listened is told why it is silent.
   */
  function takeUp(): void {
    const now = queue.getState().value
    if (now === null || store.getState().busy === 'sending') return
    const { questions: before, selected, text, failure, gone } = store.getState()
    const { questions } = now
    const place = Math.max(0, before?.findIndex(({ question }) => question === selected?.question) ?? 0)
    store.setState({ questions })
    const kept = questions.find(({ question }) => question === selected?.question)
    if (kept !== undefined || gone) return
    const listening = soundNow()?.player.getState().playing === true
    if (selected !== null && (failure !== null || listening || text.trim() !== '')) letGo()
    else void choose(questions[Math.min(place, questions.length - 1)] ?? null)
  }
  async function play(): Promise<void> {
    if (store.getState().busy !== null || store.getState().gone) return
    store.setState({ busy: 'fetching', failure: null })
    const failure = (await soundNow()?.play()) ?? null
    store.setState({ busy: null, failure })
  }
  async function settle(how: 'sent' | 'declined', send: (question: string) => ReturnType<typeof client.call<'questions.answer' | 'questions.decline'>>): Promise<void> {
    const { selected, busy } = store.getState()
    if (selected === null || busy !== null) return
    store.setState({ busy: 'sending', failure: null })
    await rest()
    const reply = await send(selected.question)
    store.setState({ busy: null, failure: reply.ok ? null : reply.failure })
    if (reply.ok) {
      drafts.delete(selected.question)
      store.setState({ text: '' })
      onSettled(how)
    }
    await queue.refresh()
  }

  return Object.assign(store, {
    follow() {
      const sound = makeSound()
      store.setState({ sound })
      const end = queue.subscribe(takeUp)
      takeUp()
      void queue.refresh()
      return () => {
        end()
        sound.player.pause()
        void sound.report().finally(sound.close)
        store.setState({ questions: null, selected: null, busy: null, failure: null, gone: false, sound: null })
      }
    },
    select: (question: string) => void choose(store.getState().questions?.find(one => one.question === question) ?? null),
    step(by: 1 | -1) {
      const { questions, selected } = store.getState()
      const next = questions?.[questions.findIndex(({ question }) => question === selected?.question) + by]
      if (next !== undefined) void choose(next)
    },
    write(text: string) {
      const { selected } = store.getState()
      if (selected === null) return
      drafts.set(selected.question, text)
      store.setState({ text })
    },
    async toggleSound() {
      const player = soundNow()?.player
      if (player?.getState().playing === true) player.pause()
      else await play()
    },
    async replay() {
      soundNow()?.player.seek(0)
      await play()
    },
    toggleSoft() {
      const { selected, soft, gone } = store.getState()
      if (gone) return
      void rest()
      soundNow()?.show(excerptOf(selected), !soft)
      store.setState({ soft: !soft })
    },
    answer: () => settle('sent', question => client.call('questions.answer', { question, text: store.getState().text.trim() })),
    decline: () => settle('declined', question => client.call('questions.decline', { question })),
    rest,
  })
}
