import type { Annotation, WakeVerdict } from '../../shared/domain/annotation.ts'
import type { EventPayload, EventType } from '../../shared/hub-api/events.ts'
import { between, lognormal, oneOf, type Chance } from './chance.ts'
import { misheard } from './phrases.ts'

/** An event that is to be told, of whatever type. */
export type Happening = { [T in EventType]: { at: number; type: T; payload: EventPayload<T> } }[EventType]

/** A clip as its reviewer is given it, and what is really the case. */
export type InventedClip = { clip: string; hypothesis: string; said: string; wake: WakeVerdict; intent: string | null }

/** How somebody works; nobody is like anybody else, and no two days are. */
export type Habit = { handlingMs: number; catches: number; breaks: number; forgets: number }

export const habitOf = (chance: Chance): Habit => ({
  handlingMs: between(chance, 14_000, 34_000), catches: 0.8 + chance() * 0.19, breaks: between(chance, 3, 7), forgets: chance() * 0.08,
})

type Given = { shift: string; batch: string; lease: string; clips: readonly InventedClip[]; zone: string; slotLabel: string | null; intents: readonly string[] }

const minute = 60_000
const shiftMs = 8 * 60 * minute

/** What somebody makes of a clip: what is the case, mostly. */
function answerOf(chance: Chance, { catches }: Habit, { hypothesis, said, wake, intent }: InventedClip, { slotLabel, intents }: Given): Annotation {
  const isRight = (): boolean => chance() < catches
  const heard = isRight() ? said : hypothesis
  const transcript = chance() < 0.02 ? misheard(chance, heard) : heard
  const words = transcript.split(' ').length
  const [first, ...others] = intents
  return {
    wake: isRight() ? wake : oneOf(chance, ['meant', 'no_request', 'unsure']), quality: [], transcript, sensitive: [], background: [], choices: {},
    intent: first === undefined || isRight() ? intent : oneOf(chance, [first, ...others]),
    slots: slotLabel === null || (said.length % 3 === 0) !== isRight() ? [] : [{ label: slotLabel, words: { from: words - 1, to: words } }],
  }
}

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

function decide({ tell, pass }: Teller, chance: Chance, habit: Habit, given: Given, invented: InventedClip): void {
  const { shift, batch, lease } = given
  const { clip } = invented
  const handlingMs = Math.min(10 * minute, lognormal(chance, habit.handlingMs, 0.5))
  pass(handlingMs + between(chance, 200, 1_500))
  const about = { clip, batch, lease, shift, revision: 1 }
  if (chance() < 0.03) return tell('clip.skipped', { ...about, cause: oneOf(chance, ['other_language', 'broken_audio'] as const), handlingMs })
  const annotation = answerOf(chance, habit, invented, given)
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
