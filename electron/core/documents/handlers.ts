import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

const key = 'guidelines-read'

/** The version of the guidelines last read, by the task's id: batches come and go, and their guidelines change. */
const LastRead = z.record(z.string(), z.int().positive())

/** What there is to read and to choose from beside a batch's clips. */
export function createDocumentHandlers({ documents, clips, kept }: Desk): Pick<
  DeskHandlers,
  'guidelines.read' | 'guidelines.lastRead' | 'guidelines.noteRead' | 'catalogue.read'
> {
  const lastRead = (): z.infer<typeof LastRead> => LastRead.catch({}).parse(kept.read(key))
  const taskOf = (batch: string): string => clips.batch(batch).task.id
  return {
    'guidelines.read': ({ batch }) => documents.guidelines(batch),
    'guidelines.lastRead': ({ batch }) => ({ version: lastRead()[taskOf(batch)] ?? null }),
    'guidelines.noteRead': ({ batch, version }) => {
      kept.write(key, { ...lastRead(), [taskOf(batch)]: version })
      return {}
    },
    'catalogue.read': ({ batch }) => documents.catalogue(batch),
  }
}
