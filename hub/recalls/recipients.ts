import type { Recipient } from '../../shared/domain/recall.ts'
import type { RecipientKind } from '../store/rows/recalls.ts'
import type { Store } from '../store/store.ts'

/** Somebody outside who was given recalled recordings, or their words. */
export type NamedRecipient = Recipient & {
  kind: RecipientKind
  id: string
  format: 'jsonl' | 'evidence' | 'backup'
  madeAt: number
  /** Of an export, base64url. */
  sha256: string | null
  /** The code of whom an export was given to, where that is known; where a backup was put. */
  whose: string | null
  clips: string[]
}

/** Every export that holds a clip of a recall, with what of it; one made later, as evidence, among them. */
const exportsOf = (store: Store, recall: number) =>
  store
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
      'exports.id', 'exports.format', 'exports.at as madeAt', 'exports.sha256', 'people.code as whose', 'recall_clips.clip',
      'recall_confirmations.at as confirmedAt',
    ])
    .where('recall_clips.recall', '=', recall)
    .orderBy('exports.at')
    .orderBy('exports.id')
    .orderBy('recall_clips.clip')

/** Every copy of this database that was made while a clip of a recall was in it; one that is no more has confirmed. */
const backupsOf = (store: Store, recall: number) =>
  store
    .selectFrom('recall_clips')
    .innerJoin('clips', 'clips.id', 'recall_clips.clip')
    .innerJoin('backups', join =>
      join.onRef('backups.made_at', '>=', 'clips.imported_at').on(({ or, eb }) =>
        or([eb('clips.destroyed_at', 'is', null), eb('clips.destroyed_at', '>', eb.ref('backups.made_at'))])))
    .leftJoin('recall_confirmations', join =>
      join
        .onRef('recall_confirmations.recall', '=', 'recall_clips.recall')
        .onRef('recall_confirmations.recipient', '=', 'backups.id')
        .on('recall_confirmations.kind', '=', 'backup'))
    .select(['backups.id', 'backups.made_at as madeAt', 'backups.place as whose', 'recall_clips.clip'])
    .select(({ fn }) => fn.coalesce('recall_confirmations.at', 'backups.destroyed_at').as('confirmedAt'))
    .where('recall_clips.recall', '=', recall)
    .orderBy('backups.made_at')
    .orderBy('backups.id')
    .orderBy('recall_clips.clip')

type Row = Omit<NamedRecipient, 'clips'> & { clip: string }

/** Rows of one recipient as one, with all its clips. */
const gathered = (rows: readonly Row[]): NamedRecipient[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...more]): NamedRecipient[] => {
    if (first === undefined) return []
    const { clip, ...recipient } = first
    return [{ ...recipient, clips: [clip, ...more.map(row => row.clip)] }]
  })

/** Everybody outside who has to erase what a recall names. */
export async function recipientsOf(store: Store, recall: number): Promise<NamedRecipient[]> {
  const exported = await exportsOf(store, recall).execute()
  const copied = await backupsOf(store, recall).execute()
  return [
    ...gathered(exported.map(row => ({ kind: 'export', ...row }))),
    ...gathered(copied.map(row => ({ kind: 'backup', format: 'backup', sha256: null, ...row }))),
  ]
}
