import { z } from 'zod'
import { Id } from '../../../shared/domain/values.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { aboutAnswers } from '../hub/about-answers.ts'

const Contested = z.array(Id).catch([])
const key = 'gold.contested'

/** Known answers: contested by whoever was measured by them, decided on by a supervisor who hears the clip. */
export function createGoldHandlers({ db, hub, stream, kept, excerpts, now, decided }: Desk): Pick<DeskHandlers, Extract<keyof DeskHandlers, `gold.${string}`>> {
  const contested = (): string[] => Contested.parse(kept.read(key))

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
    'gold.contests': () => hub.call('gold.contests', {}),
    'gold.listen': async ({ contest }) => ({ ticket: await excerpts.admit(contest, await aboutAnswers(hub.call('gold.excerpt', { params: { contest } }))) }),
    'gold.start': ({ contest }) => {
      excerpts.start(contest)
      return { startedAt: now() }
    },
    'gold.played': ({ contest, played }) => {
      excerpts.take(contest, null, played)
      return {}
    },
    'gold.decide': async ({ contest, decision }) => {
      await aboutAnswers(hub.call('gold.decide', { params: { contest }, body: decision }))
      excerpts.forget(contest)
      decided()
      return {}
    },
  }
}
