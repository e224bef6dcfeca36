import type { BatchPage, ClipPage } from '../../../shared/contract/clips.ts'
import type { Reply } from '../../../shared/contract/failure.ts'
import type { Client } from '../../client.ts'

/** A clip with the batch that says what is asked about it. */
export type OpenedClip = { page: ClipPage; batch: BatchPage }

/** Clips that were opened and are still in memory. */
export type Pages = {
  /** A clip that is in memory. */
  at(clip: string): OpenedClip | null
  /** Reads a clip unless it is in memory. */
  open(clip: string): Promise<Reply<OpenedClip>>
  forget(clip: string): void
  /** Forgets every clip but these. */
  keep(clips: readonly string[]): void
}

export function createPages(client: Client): Pages {
  const opened = new Map<string, OpenedClip>()
  const batches = new Map<string, BatchPage>()

  async function batchOf(batch: string): Promise<Reply<BatchPage>> {
    const known = batches.get(batch)
    if (known !== undefined) return { ok: true, value: known }
    const reply = await client.call('batches.read', { batch })
    if (reply.ok) batches.set(batch, reply.value)
    return reply
  }
  return {
    at: clip => opened.get(clip) ?? null,
    async open(clip) {
      const known = opened.get(clip)
      if (known !== undefined) return { ok: true, value: known }
      const page = await client.call('clips.open', { clip })
      if (!page.ok) return page
      const batch = await batchOf(page.value.batch)
      if (!batch.ok) return batch
      const value = { page: page.value, batch: batch.value }
      opened.set(clip, value)
      return { ok: true, value }
    },
    forget: clip => {
      opened.delete(clip)
    },
    keep(clips) {
      for (const clip of opened.keys()) if (!clips.includes(clip)) opened.delete(clip)
    },
  }
}
