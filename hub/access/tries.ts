/** How often somebody was wrong in a row with a short secret, and until when nothing more of theirs is looked at. */
export type Tries = { failures: number; waits_until: number }

const freeTries = 5
const firstWaitMs = 60_000
const longestWaitMs = 15 * 60_000

export const untried: Tries = { failures: 0, waits_until: 0 }

/** Five wrong tries cost nothing; then each costs a wait, of a minute at first and a quarter of an hour in the end. */
export function afterWrong({ failures }: Tries, now: number): Tries {
  const wrong = failures + 1
  const waitMs = wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries))
  return { failures: wrong, waits_until: now + waitMs }
}

export const mustWait = ({ waits_until }: Tries, now: number): boolean => waits_until > now
