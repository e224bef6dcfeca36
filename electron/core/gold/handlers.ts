import { z } from 'zod'
import { Id } from '../../../shared/domain/values.ts'
import type { ContestedGold } from '../../../shared/hub-api/gold.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { createMeasured } from '../excerpts/measured.ts'
import { aboutAnswers } from '../hub/about-answers.ts'

const Contested = z.array(Id).catch([])
const key = 'gold.contested'

/** Known answers: contested by whoever was measured by them, decided on by a supervisor who hears the clip. */
export function createGoldHandlers(desk: Desk): Pick<DeskHandlers, Extract<keyof DeskHandlers, `gold.${string}`>> {
  const { db, hub, stream, kept, excerpts, now, decided } = desk
  const measured = createMeasured(desk)
  const contested = (): string[] => Contested.parse(kept.read(key))
  const readContests = async (): Promise<ContestedGold[]> => {
    const contests = await hub.call('gold.contests', {})
    // Of what kind it is stays at the hub; whoever has no shift is limited by its length alone.
    for (const { contest, clip, flagged } of contests) measured.know(contest, { id: clip, flags: flagged ? ['distressing'] : [] })
    return contests
  }

  return {
    'gold.mine': async () => {
      const gold = await hub.call('gold.mine', {})
      const waiting = contested()
      return gold.map(one => ({ ...one, waiting: one.contest === null && waiting.includes(one.clip) }))
    },
    'gold.contest': ({ clip, batch, reason }) => {
      db.transaction(() => {
        const id = stream.newId()
        stream.append('gold.contested', { contest: id, clip, batch, reason: reason.trim() }, id)
        kept.write(key, [...new Set([...contested(), clip])])
      })()
      decided()
      return {}
    },
    'gold.contests': readContests,
    'gold.listen': async ({ contest }) => {
      if (!measured.knows(contest)) await readContests()
      measured.require(contest)
      const excerpt = await aboutAnswers(hub.call('gold.excerpt', { params: { contest } }))
      return { ticket: await excerpts.admit(contest, excerpt) }
    },
    'gold.start': ({ contest }) => {
      measured.start(contest)
      return { startedAt: now() }
    },
    'gold.played': ({ contest, played }) => measured.take(contest, played),
    'gold.decide': async ({ contest, decision }) => {
      await aboutAnswers(hub.call('gold.decide', { params: { contest }, body: decision }))
      measured.forget(contest)
      decided()
      return {}
    },
  }
}
