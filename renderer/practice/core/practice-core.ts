import type { CoreEvent, CoreEventName } from '../../../shared/contract/events.ts'
import { failureReasons, type Reply } from '../../../shared/contract/failure.ts'
import type { Bridge, MethodInput, MethodName, MethodOutput } from '../../../shared/contract/methods.ts'
import type { Session } from '../../../shared/contract/session.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { addressOf } from '../clips/addresses.ts'
import type { Lesson } from '../lessons.ts'
import { createPracticeDesk, type PracticeDesk } from './practice-desk.ts'
import { found, listed, progressOf } from './practice-list.ts'

/**
 * What stands in the core's place while somebody practises: the methods that the clip screen calls, over the clips of
 * one lesson, in memory. No shift runs, nothing is logged, nothing is sent and nothing is kept.
 */
export type PracticeCore = {
  bridge: Bridge & { watchReach(listener: (reached: boolean) => void): () => void }
  /** Lays out a lesson's clips, fresh. */
  begin(lesson: Lesson): void
  /** The lesson in hand; null before the first. */
  desk(): PracticeDesk | null
}

type Names = { batch: string; purpose: string; person: string }

type PracticeCoreDependencies = {
  names: Names
  /** The person's own settings, from which practice starts; what is changed in practice ends with it. */
  settings: Settings
  newId(): string
  now(): number
  /** The last answer of the lesson in hand was given. */
  onOver(): void
}

type Handlers = { [M in MethodName]?: (input: MethodInput<M>) => Reply<MethodOutput<M>> }

const done = <T>(value: T): Reply<T> => ({ ok: true, value })
const elsewhere: Reply<never> = { ok: false, failure: { code: failureReasons.not_in_practice, reason: 'not_in_practice', facts: {} } }
const empty: Reply<never> = { ok: false, failure: { code: failureReasons.clip_unknown, reason: 'clip_unknown', facts: {} } }

export function createPracticeCore({ names, settings: own, newId, now, onOver }: PracticeCoreDependencies): PracticeCore {
  const listeners = new Set<(event: CoreEvent) => void>()
  const person = { person: newId(), code: names.person, role: 'reviewer' } as const
  const session: Session = {
    stage: 'open', host: 'nodehost', keychain: 'strong', hubAddress: null, sample: false, people: [person], person, factorNeeded: false, visibility: null, zone: null, emergencyPhone: null, help: [], retirement: null,
  }
  const status: MethodOutput<'sync.status'> = {
    phase: 'idle', online: null, keptOffline: false, progress: null, clipsOnDevice: 0, waiting: 0, parked: 0, lastSyncAt: null, leaseEndsAt: null, failure: null,
  }
  let changed: Partial<Settings> = {}
  let lesson: Lesson | null = null
  let desk: PracticeDesk | null = null
  let revision = 0

  const settings = (): Settings => ({ ...own, ...changed, ...lesson?.settings })
  const emit = (name: CoreEventName): void => {
    for (const listener of listeners) listener({ name, revision: ++revision })
  }
  const onDesk = <T>(work: (desk: PracticeDesk) => Reply<T>): Reply<T> => (desk === null ? empty : work(desk))
  /** A lesson that is over gives out no further clip, and says so before the screen looks for one. */
  const answered = <T>(reply: Reply<T>): Reply<T> => {
    if (reply.ok && desk?.isOver() === true) onOver()
    return reply
  }

  const handlers: Handlers = {
    'session.read': () => done(session),
    'settings.read': () => done(settings()),
    'settings.write': change => {
      changed = { ...changed, ...(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Settings>) }
      return done(settings())
    },
    'shift.read': () => done(null),
    'sync.status': () => done(status),
    'batches.read': () => onDesk(({ batch }) => done(batch)),
    'guidelines.read': () => done(null),
    'catalogue.read': () => done(null),
    'guidelines.lastRead': () => done({ version: null }),
    'clips.list': () => done(desk?.rows() ?? []),
    'clips.current': () => done({ clip: desk?.current() ?? null, upcoming: [] }),
    'clips.ahead': ({ clip }) => done({ clips: desk?.ahead(clip, 2) ?? [] }),
    'clips.enter': () => done({}),
    'clips.survey': () => done(desk === null ? [] : listed(desk)),
    'batches.list': () => done(desk === null ? [] : [progressOf(desk)]),
    'search.find': ({ text }) => onDesk(at => done({ matches: found(at, text), cursor: null })),
    'clips.open': ({ clip }) => onDesk(at => at.page(clip)),
    'clips.prepare': ({ clip }) => onDesk(at => {
      const recording = lesson?.clips[at.indexOf(clip)]?.recording
      return recording === undefined ? empty : done({ ticket: addressOf(recording) })
    }),
    'clips.start': ({ clip }) => onDesk(at => {
      const started = at.start(clip)
      return started.ok ? done({ startedAt: now() }) : started
    }),
    'clips.played': ({ clip, played }) => onDesk(at => at.played(clip, played)),
    'clips.skip': ({ clip, cause, played }) => onDesk(at => answered(at.answer(clip, { kind: 'skip', cause }, played))),
    'annotations.save': ({ clip, annotation }) => onDesk(at => {
      const saved = at.save(clip, annotation)
      return saved.ok ? done({ revision: 0 }) : saved
    }),
    'annotations.submit': ({ clip, annotation, played }) => onDesk(at => answered(at.answer(clip, { kind: 'annotation', annotation }, played))),
    'history.undo': () => onDesk(at => at.undo()),
    'history.redo': () => onDesk(at => at.redo()),
    'escalations.file': ({ clip, category }) => onDesk(at => {
      if (clip === null) return done({ escalation: newId(), next: at.current() })
      const filed = answered(at.answer(clip, { kind: 'escalation', category }, null))
      return filed.ok ? done({ escalation: newId(), next: filed.value.next }) : filed
    }),
    'escalations.recent': () => done([]),
    'escalations.mine': () => done([]),
  }
  const table = handlers as Record<string, ((input: never) => Reply<unknown>) | undefined>

  return {
    bridge: {
      call: async (method, input) => table[method]?.(input as never) ?? elsewhere,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      watchReach(listener) {
        listener(true)
        return () => undefined
      },
    },
    begin(next) {
      lesson = next
      desk = createPracticeDesk({ lesson, names: { name: names.batch, purpose: names.purpose }, newId, now })
      emit('settings.changed')
    },
    desk: () => desk,
  }
}
