import type { Annotation } from '../../shared/domain/annotation.ts'
import type { EventPayload, EventType } from '../../shared/hub-api/events.ts'
import { between, lognormal, oneOf, type Chance } from './chance.ts'
import { misheard } from './phrases.ts'

/** An event that is to be told, of whatever type. */
export type Happening = { [T in EventType]: { at: number; type: T; payload: EventPayload<T> } }[EventType]

export type InventedClip = { clip: string; hypothesis: string }

/** How somebody works; nobody is like anybody else, and no two days are. */
export type Habit = { handlingMs: number; corrects: number; breaks: number; forgets: number }

export const habitOf = (chance: Chance): Habit => ({
  handlingMs: between(chance, 14_000, 34_000), corrects: 0.15 + chance() * 0.3, breaks: between(chance, 3, 7), forgets: chance() * 0.08,
})

type Given = { shift: string; batch: string; lease: string; clips: readonly InventedClip[]; zone: string; slotLabel: string | null }

const minute = 60_000
const shiftMs = 8 * 60 * minute

const answerOf = (transcript: string, label: string | null): Annotation => ({
  wake: 'meant', quality: [], transcript, intent: null, sensitive: [], background: [], choices: {},
  slots: label === null ? [] : [{ label, words: { from: transcript.split(' ').length - 1, to: transcript.split(' ').length } }],
})

/** What the events of one shift are made into, one after the other. */
function createTeller(start: number) {
  const happenings: Happening[] = []
  let at = start
  return {
    happenings,
    at: () => at,
    pass(ms: number) {
      at += ms
    },
    tell<T extends EventType>(type: T, payload: EventPayload<T>) {
      happenings.push({ at, type, payload } as Happening)
    },
  }
}

type Teller = ReturnType<typeof createTeller>

function decide({ tell, pass }: Teller, chance: Chance, habit: Habit, { shift, batch, lease, slotLabel }: Given, { clip, hypothesis }: InventedClip): void {
  const handlingMs = Math.min(10 * minute, lognormal(chance, habit.handlingMs, 0.5))
  pass(handlingMs + between(chance, 200, 1_500))
  const about = { clip, batch, lease, shift, revision: 1 }
  if (chance() < 0.03) return tell('clip.skipped', { ...about, cause: oneOf(chance, ['other_language', 'broken_audio'] as const), handlingMs })
  const transcript = chance() < habit.corrects ? misheard(chance, hypothesis) : hypothesis
  const annotation = answerOf(transcript, chance() < 0.4 ? slotLabel : null)
  tell('annotation.submitted', { ...about, taskVersion: 1, annotation, handlingMs, heardMs: Math.round(handlingMs / 4) })
  if (chance() < 0.01) tell('decision.withdrawn', about)
}

/** Somebody's working day: breaks, locks, a machine that dies, and now and then a clock-out that was forgotten. */
export function inventDay(chance: Chance, habit: Habit, given: Given, start: number): Happening[] {
  const teller = createTeller(start)
  const { tell, pass, at } = teller
  const { shift, zone } = given
  tell('shift.started', { shift, zone })
  let breaks = 0
  for (const clip of given.clips) {
    if (at() - start > shiftMs) break
    decide(teller, chance, habit, given, clip)
    if (at() - start > ((breaks + 1) * shiftMs) / (habit.breaks + 1)) {
      breaks++
      tell('shift.paused', { shift, kind: chance() < 0.1 ? 'wellness' : 'break' })
      pass(between(chance, 5, 25) * minute)
      tell('shift.resumed', { shift })
    }
    if (chance() < 0.004) {
      const since = at()
      pass(between(chance, 2, 15) * minute)
      // Where the machine died, the lock is told of once it runs again.
      if (chance() < 0.3) pass(minute)
      tell('shift.locked', { shift, since })
      tell('shift.unlocked', { shift })
    }
  }
  const endedAt = at()
  const forgot = chance() < habit.forgets
  if (forgot) pass(between(chance, 12, 16) * 60 * minute)
  tell('shift.ended', { shift, endedAt, repaired: forgot, reason: forgot ? 'forgot to clock out' : null })
  return teller.happenings
}
