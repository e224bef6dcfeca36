import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const key = 'guidelines-read'

/** By the task's id: batches come and go, and their guidelines change from one to the next. */
const LastRead = z.record(z.string(), z.int().positive())

/** Guidelines, and which version of them this person has seen. */
export function createGuidelineHandlers({ kept, clips }: Desk): Pick<DeskHandlers, 'guidelines.read' | 'guidelines.lastRead' | 'guidelines.noteRead'> {
  const read = (): z.infer<typeof LastRead> => LastRead.catch({}).parse(kept.read(key))
  const taskOf = (batch: string): string => clips.batch(batch).task.id
  return {
    'guidelines.read': () => null,
    'guidelines.lastRead': ({ batch }) => ({ version: read()[taskOf(batch)] ?? null }),
    'guidelines.noteRead': ({ batch, version }) => {
      kept.write(key, { ...read(), [taskOf(batch)]: version })
      return {}
    },
  }
}
