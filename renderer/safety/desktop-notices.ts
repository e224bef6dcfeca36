import type { ClockKind } from '../../shared/domain/case-steps.ts'

/** What of a case tells whether somebody has to be told now; instants in milliseconds since the epoch. */
export type WatchedCase = {
  escalation: string
  receivedAt: number
  clocks: readonly { kind: ClockKind; dueAt: number; metAt: number | null }[]
}

/** `arrived`: a case that was not there before; `due`: a clock that is about to be missed. */
export type Occasion = 'arrived' | 'due'

/** A clock is about to be missed when so much of its time is left, and never later than a minute before its end. */
const lastPart = 0.2
const leastWarningMs = 60_000

const isNearlyDue = ({ dueAt, metAt }: WatchedCase['clocks'][number], receivedAt: number, now: number): boolean =>
  metAt === null && now < dueAt && dueAt - now <= Math.max(leastWarningMs, (dueAt - receivedAt) * lastPart)

/**
 * Says when somebody at the console has to be told through the system, once for each occasion. The first reading tells
 * of nothing that arrived: whoever opens the console sees it.
 */
export function createOccasions(): (cases: readonly WatchedCase[], now: number) => Occasion[] {
  let known: Set<string> | null = null
  const told = new Set<string>()
  return (cases, now) => {
    const before = known
    known = new Set(cases.map(({ escalation }) => escalation))
    const arrived = before !== null && cases.some(({ escalation }) => !before.has(escalation))
    const due = cases.flatMap(({ escalation, receivedAt, clocks }) =>
      clocks.filter(clock => isNearlyDue(clock, receivedAt, now)).map(({ kind, dueAt }) => `${escalation} ${kind} ${dueAt}`))
    const fresh = due.filter(clock => !told.has(clock))
    for (const clock of fresh) told.add(clock)
    return [...(arrived ? (['arrived'] as const) : []), ...(fresh.length > 0 ? (['due'] as const) : [])]
  }
}

/** The page's part of the system that shows notices; the shell permits them to this page alone, a browser to whoever asked. */
export type NoticePlace = { permitted(): boolean; attended(): boolean; show(title: string, body: string, onPress: () => void): void }

export const systemNotices: NoticePlace = {
  permitted: () => 'Notification' in window && Notification.permission === 'granted',
  attended: () => document.hasFocus(),
  show(title, body, onPress) {
    // One at a time: the newest stands for all, since none says more than that something waits.
    const notice = new Notification(title, { body, tag: 'earshot', lang: document.documentElement.lang })
    notice.addEventListener('click', () => {
      notice.close()
      onPress()
    })
  },
}

type Told = { place: NoticePlace; title: string; textOf(occasion: Occasion): string; now(): number }

/** Tells through the system of what happens while nobody looks at the window; never what it is about. */
export function createDesktopNotices({ place, title, textOf, now }: Told): (cases: readonly WatchedCase[]) => void {
  const occasionsOf = createOccasions()
  return cases => {
    for (const occasion of occasionsOf(cases, now())) {
      if (place.permitted() && !place.attended()) place.show(title, textOf(occasion), () => window.focus())
    }
  }
}
