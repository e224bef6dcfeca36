import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { afterAdjudicationStep, differencesBetween, type Difference } from '../../shared/domain/adjudication.ts'
import { Annotation } from '../../shared/domain/annotation.ts'
import { readFacts } from '../hub.ts'
import type { AdjudicationRow } from '../store/rows/adjudications.ts'
import type { Recording } from '../streams/recording.ts'
import { standingOf } from './standing.ts'

type Answer = { person: string; annotation: Annotation }
type Pair = { one: string; other: string; differs: Difference[] }
type Known = Pick<Selectable<AdjudicationRow>, 'id' | 'clip' | 'a' | 'b' | 'version' | 'lapsed_at' | 'settled_at'>

/** The first two people whose answers differ beyond policy, those who differed before if they still do. */
function differingPair(answers: readonly Answer[], known: Known | undefined, policy: { disagreementWer: number }): Pair | null {
  const pairs = answers.flatMap((one, index) => answers.slice(index + 1).map((other): Pair => ({
    one: one.person, other: other.person, differs: differencesBetween(one.annotation, other.annotation, policy),
  })))
  const differing = pairs.filter(({ differs }) => differs.length > 0)
  return differing.find(({ one, other }) => known !== undefined && [one, other].includes(known.a) && [one, other].includes(known.b)) ?? differing[0] ?? null
}

/** Who is shown as A and who as B is drawn, so that the place tells nothing. */
function drawn({ hub }: Recording, { one, other }: Pair, known: Known | undefined): { a: string; b: string } {
  if (known !== undefined && [one, other].includes(known.a) && [one, other].includes(known.b)) return { a: known.a, b: known.b }
  return ((hub.random(1)[0] ?? 0) & 1) === 0 ? { a: one, b: other } : { a: other, b: one }
}

async function settleOne(recording: Recording, clip: string, pair: Pair | null, known: Known | undefined): Promise<void> {
  const { transaction, receivedAt } = recording
  if (known === undefined) {
    if (pair === null) return
    const row = { id: randomUUID(), clip, opened_at: receivedAt, version: 1, differs: JSON.stringify(pair.differs), ...drawn(recording, pair, known) }
    await transaction.insertInto('adjudications').values(row).execute()
    return
  }
  if (afterAdjudicationStep(await standingOf(transaction, known), pair === null ? 'agree' : 'differ') === null) return
  const change = pair === null
    ? { lapsed_at: known.lapsed_at ?? receivedAt }
    : { lapsed_at: null, differs: JSON.stringify(pair.differs), ...drawn(recording, pair, known) }
  await transaction.updateTable('adjudications').set({ ...change, version: known.version + 1 }).where('id', '=', known.id).execute()
}

/**
 * Opens an adjudication where answers for a clip differ beyond policy, and closes one where they agree again or too few
 * are left. `answers` are all that stand for these clips.
 */
export async function settleAdjudications(
  recording: Recording,
  clips: readonly string[],
  answers: readonly { clip: string; person: string; annotation: string; at: number }[],
): Promise<void> {
  const byClip = Map.groupBy(answers.toSorted((one, other) => one.at - other.at), ({ clip }) => clip)
  const { transaction } = recording
  const rows = await transaction
    .selectFrom('adjudications')
    .select(['id', 'clip', 'a', 'b', 'version', 'lapsed_at', 'settled_at'])
    .where('clip', 'in', clips)
    .execute()
  const known = new Map(rows.map(row => [row.clip, row]))
  const concerned = clips.filter(clip => known.has(clip) || (byClip.get(clip)?.length ?? 0) > 1)
  if (concerned.length === 0) return
  const { policy } = await readFacts(transaction)
  for (const clip of concerned) {
    const standing = (byClip.get(clip) ?? []).map(({ person, annotation }): Answer => ({ person, annotation: Annotation.parse(JSON.parse(annotation)) }))
    await settleOne(recording, clip, differingPair(standing, known.get(clip), policy.quality), known.get(clip))
  }
}
