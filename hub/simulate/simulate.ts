import { randomUUID } from 'node:crypto'
import type { Person } from '../../shared/hub-api/access.ts'
import { addPerson } from '../access/people.ts'
import { HubFault } from '../fault.ts'
import { readFacts, type Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { between, chanceOf, type Chance } from './chance.ts'
import { habitOf, inventDay, type Habit } from './day.ts'
import { createTellerTo, type Teller } from './stream.ts'
import { createDrawing, type Drawing } from './drawing.ts'
import { forgetClips, giveWork, inventClip, readProject, someLocale, type Project } from './work.ts'

export type Wanted = { people: number; days: number; seed: number; clips: number }
export type Simulated = { people: number; shifts: number; events: number }

const dayMs = 86_400_000
const hourMs = 3_600_000
const zone = 'Europe/Bucharest'
/** Days of the week on which nobody works. */
const free = [0, 6]

type Colleague = { person: Person; device: string; habit: Habit; teller: Teller }

async function hire(hub: Hub, chance: Chance, code: string): Promise<Colleague> {
  const person = await addPerson(hub, code, 'reviewer')
  const device = randomUUID()
  const key = (): string => toText(hub.random(32))
  await hub.store.insertInto('devices').values({ id: device, signing_key: key(), sealing_key: key(), enrolled_at: hub.now() }).execute()
  return { person, device, habit: habitOf(chance), teller: createTellerTo(hub, { device, person }) }
}

/** One shift of somebody; gives its events, up to the present. */
async function work(hub: Hub, chance: Chance, project: Project, drawing: Drawing, { person, device, habit, teller }: Colleague, clips: number, start: number): Promise<number> {
  const at = start - between(chance, 1, 60) * 60_000
  const locale = someLocale(chance)
  const drawn = await drawing.draw(person.person, locale, clips, at)
  const fresh = Array.from({ length: Math.max(1, clips - drawn.clips.length) }, () => inventClip(chance, project))
  const given = await giveWork(hub, chance, project, { person: person.person, device }, locale, fresh, drawn, at)
  drawing.gave(person.person, locale, fresh)
  const happened = inventDay(chance, habit, { ...given, ...project, shift: randomUUID(), zone }, start)
  // A laptop that was away tells of it the next morning.
  const late = chance() < 0.1 ? 14 * hourMs : between(chance, 5, 120) * 1_000
  return teller.send(happened.filter(({ at: when }) => when <= hub.now()), late)
}

/**
 * Fills a sample hub with shifts that could have been: told event by event, through the recorders that a workstation's
 * pass as well. Throws `not_a_sample` on any other hub, before anything is written.
 */
export async function simulate(hub: Hub, { people, days, seed, clips }: Wanted): Promise<Simulated> {
  const { policy } = await readFacts(hub.store)
  if (!policy.sample) throw new HubFault('not_a_sample', 'This hub is a real one, and invented shifts would stand among those of people.', 'Nothing was written.', 'Make a hub of invented people with: init --sample --data DIR')
  const chance = chanceOf(seed)
  const project = await readProject(hub.store)
  const drawing = createDrawing(hub.store, chance, project, policy.quality)
  const known = await hub.store.selectFrom('people').select('id').where('code', 'like', 'sim-%').execute()
  const team: Colleague[] = []
  for (let index = 0; index < people; index++) team.push(await hire(hub, chance, `sim-${String(known.length + index + 1).padStart(3, '0')}`))
  const today = Math.floor(hub.now() / dayMs) * dayMs
  const done: Simulated = { people, shifts: 0, events: 0 }
  for (let back = days - 1; back >= 0; back--) {
    const day = today - back * dayMs
    if (free.includes(new Date(day).getUTCDay())) continue
    for (const colleague of team) {
      const start = day + 6 * hourMs + between(chance, 0, 120) * 60_000
      if (chance() < 0.08 || start > hub.now()) continue
      done.events += await work(hub, chance, project, drawing, colleague, clips, start)
      done.shifts++
    }
    await forgetClips(hub.store, drawing.dayOver(), day)
  }
  await forgetClips(hub.store, drawing.gold(), today)
  return done
}
