import type { QualityPolicy } from '../../shared/domain/quality/policy.ts'
import { insertRows } from '../store/dialect.ts'
import type { Store } from '../store/store.ts'
import type { Chance } from './chance.ts'
import type { InventedClip } from './day.ts'
import { misheard } from './phrases.ts'
import { addClips, inventClip, type Drawn, type Project } from './work.ts'

type Given = InventedClip & { locale: string; people: Set<string> }

/** What is mixed into invented batches, with the shares of a policy: clips of a colleague's same day, and gold that a person had not. */
export function createDrawing(store: Store, chance: Chance, project: Project, { overlapShare, goldShare, goldWrongShare }: QualityPolicy) {
  let today: Given[] = []
  const gold: Given[] = []

  /** Gold of a locale, made as it is needed. */
  async function goldFor(person: string, locale: string, count: number, at: number): Promise<Given[]> {
    const known = gold.filter(one => one.locale === locale && !one.people.has(person)).slice(0, count)
    const more = Array.from({ length: count - known.length }, (): Given => ({ ...inventClip(chance, project), locale, people: new Set() }))
    await addClips(store, chance, project, locale, more, at, true)
    await insertRows(store, 'gold', more.map(({ clip }) => ({ clip, added_at: at })))
    gold.push(...more)
    return [...known, ...more]
  }

  return {
    async draw(person: string, locale: string, size: number, at: number): Promise<Drawn> {
      const shared = today.filter(one => one.locale === locale && one.people.size === 1 && !one.people.has(person)).slice(0, Math.round(size * overlapShare))
      const known = await goldFor(person, locale, Math.max(1, Math.round(size * goldShare)), at)
      for (const one of [...shared, ...known]) one.people.add(person)
      const given = known.map(one => ({ ...one, hypothesis: chance() < goldWrongShare ? misheard(chance, one.said) : one.said }))
      return {
        clips: [...shared, ...given],
        rows: [
          ...shared.map(({ clip }) => ({ clip, kind: 'overlap' as const, wrong: 0 as const, hypothesis: null, words: null, slots: null })),
          ...given.map(({ clip, hypothesis, said }) => ({ clip, kind: 'gold' as const, wrong: hypothesis === said ? 0 as const : 1 as const, hypothesis, words: null, slots: '[]' })),
        ],
      }
    },
    /** Clips of somebody that a colleague may be given as well. */
    gave(person: string, locale: string, clips: readonly InventedClip[]) {
      today.push(...clips.map(clip => ({ ...clip, locale, people: new Set([person]) })))
    },
    /** Ends the day; gives its clips. */
    dayOver(): string[] {
      const clips = today.map(({ clip }) => clip)
      today = []
      return clips
    },
    gold: () => gold.map(({ clip }) => clip),
  }
}

export type Drawing = ReturnType<typeof createDrawing>
