import type { Recipient } from '../../shared/domain/recall.ts'
import type { RecipientKind } from '../store/rows/recalls.ts'
import type { Store } from '../store/store.ts'

/** Somebody outside who was given recalled recordings, or their words. */
export type NamedRecipient = Recipient & {
  kind: RecipientKind
  id: string
  format: 'jsonl' | 'evidence'
  madeAt: number
  sha256: string
  /** The code of whom it was given to, where that is known. */
  givenTo: string | null
  clips: string[]
}

/** Every export that holds a clip of a recall, with what of it; one made later, as evidence, among them. */
export async function recipientsOf(store: Store, recall: number): Promise<NamedRecipient[]> {
  const rows = await store
    .selectFrom('recall_clips')
    .innerJoin('export_clips', 'export_clips.clip', 'recall_clips.clip')
    .innerJoin('exports', 'exports.id', 'export_clips.export')
    .leftJoin('evidence_exports', 'evidence_exports.export', 'exports.id')
    .leftJoin('people', 'people.id', 'evidence_exports.person')
    .leftJoin('recall_confirmations', join =>
      join
        .onRef('recall_confirmations.recall', '=', 'recall_clips.recall')
        .onRef('recall_confirmations.recipient', '=', 'exports.id')
        .on('recall_confirmations.kind', '=', 'export'))
    .select([
      'exports.id', 'exports.format', 'exports.at as madeAt', 'exports.sha256', 'people.code as givenTo', 'recall_clips.clip',
      'recall_confirmations.at as confirmedAt',
    ])
    .where('recall_clips.recall', '=', recall)
    .orderBy('exports.at')
    .orderBy('exports.id')
    .orderBy('recall_clips.clip')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...more]): NamedRecipient[] => {
    if (first === undefined) return []
    const { clip, ...recipient } = first
    return [{ kind: 'export', ...recipient, clips: [clip, ...more.map(row => row.clip)] }]
  })
}
