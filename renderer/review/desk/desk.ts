import type { Failure } from '../../../shared/contract/failure.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { isFalseWake, type Annotation, type Quality, type SkipCause, type WakeVerdict } from '../../../shared/domain/annotation.ts'
import { openQuestions } from '../../../shared/domain/task.ts'
import { isDecided } from '../../../shared/domain/batch.ts'
import type { Client } from '../../client.ts'
import type { Player } from '../../player/player.ts'
import type { AskSubject } from '../../state/asking.ts'
import type { AlarmSource } from '../../state/alarm.ts'
import { createAsking, type Asking } from './asking.ts'
import { createCatalogues } from './catalogues.ts'
import { confirmByEar } from './confirming.ts'
import { createDeciding } from './deciding.ts'
import { createDeskStore, type DeskStore, type Work } from './desk-state.ts'
import { createDraftSaver } from './draft-saver.ts'
import { createLabelling, type Labelling } from './labelling.ts'
import { createInterrupting, type Interrupting } from './interrupting.ts'
import { createListening, type Listening } from './listening.ts'
import { createMarking, type Marking } from './marking.ts'
import { createMoving, type DeskNews } from './moving.ts'
import { createPages } from './pages.ts'
import { previousOf } from './queue.ts'
import { createTelling } from './telling.ts'
import { standAgain, standingOf, type Standing } from './standing.ts'
import { createWithdrawing, type Withdrawing } from './withdrawing.ts'
import { createWriting, type Writing } from './writing.ts'

/** A reviewer's desk: the clip in front, what is entered for it, and the way from one clip to the next. */
export type Desk = Interrupting & Withdrawing & {
  store: DeskStore
  listening: Listening
  asking: Asking
  writing: Writing
  labelling: Labelling
  marking: Marking
  /** Its part when harm is told of. */
  telling: AlarmSource
  /** Puts the clip to work on in front, silent; where it is the clip that somebody stood at, they go on from there. */
  start(from?: Standing | null): Promise<void>
  /** Where somebody stands. */
  standing(): Standing | null
  /** Silence; everything entered and heard is handed over. */
  handOver(): Promise<void>
  /** Hands over, and lets go of every sound. */
  rest(): Promise<void>
  /** Goes on after a batch, with the clip that waits. */
  goOn(): Promise<void>
  /** Whether somebody may go elsewhere: nothing is being written, and nothing lies open over the clip. */
  isFree(): boolean
  /** Leaves the clip in front undecided for another, silent. */
  goTo(clip: string): Promise<void>
  /** Reads again which clips there are. */
  refresh(): Promise<void>
  /** Reads the clips to come again, because how they are met has changed. */
  reread(): Promise<void>
  /** Changes the answer for the clip in front. */
  edit(change: Partial<Annotation>): void
  /** Gives a verdict; a false wake is accepted at once. */
  answerWake(verdict: WakeVerdict): void
  toggleQuality(quality: Quality): void
  /** Accepts the answer and goes on, or arms when speech is still unheard. */
  accept(): void
  skip(cause: SkipCause): void
  previous(): void
  undo(): Promise<void>
  redo(): Promise<void>
}

type DeskDependencies = {
  client: Client
  player: Player
  fail(failure: Failure): void
  announce(news: DeskNews): void
  /** A person's settings, as they now hold. */
  settings(): Settings
  /** Keeps a change of them. */
  remember(change: Partial<Settings>): void
  /** Resolves when the question was asked or given up. */
  onAsk(subject: AskSubject): Promise<void>
}

export function createDesk({ client, player, fail: tell, announce, settings, remember, onAsk }: DeskDependencies): Desk {
  /** A clip that was taken back may show first by what is refused of it. */
  const fail = (failure: Failure): void => {
    tell(failure)
    if (failure.reason === 'clip_recalled') void withdrawing.giveBack()
  }
  const store = createDeskStore()
  const pages = createPages(client)
  const saver = createDraftSaver({
    async save(clip, annotation) {
      const reply = await client.call('annotations.save', { clip, annotation })
      if (!reply.ok) fail(reply.failure)
    },
  })
  const listening = createListening({ client, player, store, settings, remember, fail, accept: () => deciding.submit() })
  const writing = createWriting({ store, player, listening, edit })
  const asking = createAsking({ store, edit, write: () => writing.begin(null) })
  const labelling = createLabelling({ store, edit, knownIn: createCatalogues({ client, store, fail }).knownIn })
  const marking = createMarking({ store, player, listening, edit })
  confirmByEar({ store, player, edit })
  const moving = createMoving({ client, player, store, pages, saver, listening, fail, announce })
  const interrupting = createInterrupting({ client, player, store, saver, listening, fail, onAsk })
  const withdrawing = createWithdrawing({ client, player, store, pages, saver, listening, moving, fail: tell })
  const telling = createTelling({ player, store, pages, saver, listening, moving })
  const autoplay = (): boolean => settings().autoplay
  const deciding = createDeciding({ client, player, store, pages, saver, listening, moving, fail, autoplay })
  /** Where somebody is on the way to, until it is in front. */
  let bound: string | null = null
  store.subscribe(({ work }, before) => { if (work !== before.work) bound = null })
  const workNow = (): Work | null => store.getState().work
  const setDraft = (work: Work, draft: Annotation): void => store.setState({ work: { ...work, draft }, open: [] })

  async function leaveFor(clip: string | null, sounding: boolean): Promise<void> {
    bound = clip
    await moving.setAside()
    // Whoever pressed again meanwhile goes further.
    if (bound !== clip) return
    await moving.goTo(clip, sounding)
  }

  /** Leaves a clip whose answer stands as it is for the one to come. */
  const leaveForNext = async (clip: string): Promise<void> => leaveFor(await moving.after(clip), autoplay())

  async function travel(direction: 'history.undo' | 'history.redo'): Promise<void> {
    await Promise.all([listening.report(), saver.flush()])
    const reply = await client.call(direction, {})
    if (!reply.ok) return fail(reply.failure)
    const { clip } = reply.value
    await moving.readRows()
    const work = workNow()
    if (work?.page.clip !== clip) {
      pages.forget(clip)
      return leaveFor(clip, false)
    }
    pages.forget(clip)
    const opened = await pages.open(clip)
    if (!opened.ok) return fail(opened.failure)
    store.setState({ work: { ...opened.value, draft: opened.value.page.annotation }, open: [] })
  }

  async function rest(): Promise<void> {
    await moving.setAside()
    player.hold([])
    // What is done elsewhere meanwhile may change any clip.
    pages.keep([])
  }

  /** Puts the clip to work on in front; which clips there are may come later. */
  async function begin(sounding: boolean): Promise<void> {
    const current = await client.call('clips.current', {})
    if (!current.ok) return fail(current.failure)
    await Promise.all([moving.readRows(), moving.goTo(current.value.clip, sounding)])
    await moving.lookAhead()
  }

  function edit(change: Partial<Annotation>): void {
    const work = workNow()
    if (work === null) return
    const draft = { ...work.draft, ...change }
    setDraft(work, draft)
    saver.change(work.page.clip, draft)
  }

  return {
    store,
    listening,
    asking,
    writing,
    labelling,
    marking,
    telling,
    async start(from = null) {
      const { stage } = store.getState()
      // A clip that lies there from before takes no keys: showing it anew would undo what they did.
      store.setState({ stage: 'starting' })
      await begin(false)
      if (store.getState().stage === 'starting') store.setState({ stage })
      if (from !== null) standAgain({ store, player, writing }, from)
    },
    standing: () => standingOf({ store, player, writing }),
    goOn: () => begin(autoplay()),
    isFree() {
      const { stage, layer, panel, escalating } = store.getState()
      return stage !== 'starting' && layer === 'listen' && panel === null && !escalating
    },
    goTo: clip => leaveFor(clip, false),
    handOver: moving.setAside,
    rest,
    refresh: moving.readRows,
    async reread() {
      const clip = workNow()?.page.clip
      pages.keep(clip === undefined ? [] : [clip])
      await moving.lookAhead()
    },
    edit,
    toggleQuality(quality) {
      const given = workNow()?.draft.quality ?? []
      edit({ quality: given.includes(quality) ? given.filter(other => other !== quality) : [...given, quality] })
    },
    answerWake(verdict) {
      const work = workNow()
      if (work === null) return
      const draft = { ...work.draft, wake: verdict }
      setDraft(work, draft)
      if (isFalseWake(verdict)) deciding.submit()
      else saver.change(work.page.clip, draft)
    },
    accept() {
      const work = workNow()
      if (work === null || store.getState().escalating) return
      if (isDecided(work.page.state) && JSON.stringify(work.draft) === JSON.stringify(work.page.annotation)) {
        return void leaveForNext(work.page.clip)
      }
      const open = openQuestions(work.batch.task, work.draft)
      if (open.length > 0) {
        store.setState({ open })
        const [first] = open
        if (first !== undefined) asking.go(first)
        return announce({ kind: 'open' })
      }
      if (isFalseWake(work.draft.wake) || listening.allHeard()) return deciding.submit()
      store.setState({ layer: 'listen' })
      announce({ kind: listening.arm() ? 'armed' : 'onRequest' })
    },
    skip: deciding.skip,
    previous() {
      const work = workNow()
      const before = work === null ? null : previousOf(store.getState().rows, bound ?? work.page.clip)
      if (before !== null) void leaveFor(before, false)
    },
    undo: () => travel('history.undo'),
    redo: () => travel('history.redo'),
    ...interrupting,
    ...withdrawing,
  }
}
