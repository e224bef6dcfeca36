import { randomUUID } from 'node:crypto'
import { readFacts, type Hub } from '../hub.ts'
import { sha256, toText } from '../keys/bytes.ts'
import { inParts } from '../store/parts.ts'
import { exportedClips } from './lines.ts'

export type Export = { export: string; clips: number; sha256: string; text: string }

/**
 * All annotations as JSON Lines. The export is registered with the clips in it before it is handed out, so that a
 * recall reaches whoever has it; where `prepare` cannot take the text, nothing is registered.
 */
export async function exportAnnotations(hub: Hub, prepare: (text: string) => void = () => undefined): Promise<Export> {
  const facts = await readFacts(hub.store)
  return hub.store.transaction().execute(async transaction => {
    const clips = await exportedClips(hub, transaction, facts)
    const text = clips.map(clip => `${JSON.stringify(clip)}\n`).join('')
    const id = randomUUID()
    const hash = toText(sha256(text))
    await transaction.insertInto('exports').values({ id, at: hub.now(), format: 'jsonl', clips: clips.length, sha256: hash }).execute()
    const rows = [...new Set(clips.map(({ clip }) => clip))].map(clip => ({ export: id, clip }))
    await inParts(rows, part => transaction.insertInto('export_clips').values(part).execute())
    prepare(text)
    return { export: id, clips: clips.length, sha256: hash, text }
  })
}
