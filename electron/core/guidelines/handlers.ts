import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const key = 'guidelines-read'
/** Batches whose last read version is remembered; the oldest is forgotten first. */
const mostBatches = 200

/** By batch, in the order in which they were last read. */
const LastRead = z.array(z.tuple([z.string(), z.int().positive()]))

/** Guidelines, and which version of them this person has seen. */
export function createGuidelineHandlers({ kept }: Desk): Pick<DeskHandlers, 'guidelines.read' | 'guidelines.lastRead' | 'guidelines.noteRead'> {
  const read = (): z.infer<typeof LastRead> => LastRead.catch([]).parse(kept.read(key))
  return {
    'guidelines.read': () => null,
    'guidelines.lastRead': ({ batch }) => ({ version: read().find(([known]) => known === batch)?.[1] ?? null }),
    'guidelines.noteRead': ({ batch, version }) => {
      const others = read().filter(([known]) => known !== batch)
      kept.write(key, [...others, [batch, version]].slice(-mostBatches))
      return {}
    },
  }
}
