import { z } from 'zod'
import { settleAdjudications } from '../adjudications/open.ts'
import { isRecalled } from '../clips/withheld.ts'
import { Annotation, isFalseWake } from '../../shared/domain/annotation.ts'
import { isGoldAnswer, isGoldInForce } from '../quality/drawn.ts'
import { settleMeasures } from '../quality/settle.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'
import type { Recording } from '../streams/recording.ts'
import { writeAnswers } from './record.ts'
import { standingDecisions } from './standing.ts'

const AboutWake = z.looseObject({ wake: Annotation.shape.wake })

type Moment = Pick<Recording, 'transaction' | 'receivedAt'>
type StandingAnswer = { clip: string; person: string; annotation: string }

/** Clips of which a third person has settled that the assistant was not addressed. */
async function settledFalseWakes({ transaction }: Moment, clips: readonly string[]): Promise<string[]> {
  const rows = await transaction.selectFrom('adjudications').select('clip').where('clip', 'in', clips).where('false_wake', '=', 1).execute()
  return rows.map(({ clip }) => clip)
}

/**
 * Quarantines clips while somebody's standing answer is that the assistant was not addressed, and frees them after,
 * unless they were recalled as well. From quarantine on they go the way of a recall. What is known of gold is not undone
 * by an answer that it measures.
 */
async function settleQuarantine(recording: Moment, clips: readonly string[], answers: readonly StandingAnswer[]): Promise<void> {
  const { transaction, receivedAt } = recording
  const said = answers.flatMap(({ clip, annotation }) => (isFalseWake(AboutWake.parse(JSON.parse(annotation)).wake) ? [clip] : []))
  const falseWakes = new Set([...said, ...(await settledFalseWakes(recording, clips))])
  const others = clips.filter(clip => !falseWakes.has(clip))
  if (falseWakes.size > 0) await transaction.updateTable('clips').set({ quarantined_at: receivedAt }).where('id', 'in', [...falseWakes]).where('quarantined_at', 'is', null).execute()
  if (others.length === 0) return
  await transaction
    .updateTable('clips')
    .set({ quarantined_at: null })
    .where('id', 'in', others)
    .where('quarantined_at', 'is not', null)
    .where('destroyed_at', 'is', null)
    .where(eb => eb.not(isRecalled(eb)))
    .execute()
}

async function standingAnswers(store: Store, clips: readonly string[]) {
  const rows = await standingDecisions(store, clips)
    .where('standing.annotation', 'is not', null)
    .select(['standing.clip', 'standing.person', 'standing.annotation', 'standing.at'])
    .select(eb => [isGoldAnswer(eb).as('gold'), isGoldInForce(eb).as('inForce')])
    .execute()
  return rows.map(({ gold, inForce, ...row }) => ({ ...row, annotation: row.annotation ?? '', gold: Boolean(gold), inForce: Boolean(inForce) }))
}

/** Whether clips may be heard, as the answers that stand now have it. */
export async function settleHearing(moment: Moment, clips: readonly string[]): Promise<void> {
  const answers = await standingAnswers(moment.transaction, clips)
  await settleQuarantine(moment, clips, answers.filter(({ inForce }) => !inForce))
}

/** What follows for clips from the answers that stand now: whether they may be heard, whether two answers need a third person, and what is measured. */
export async function settleDecided(recording: Recording): Promise<void> {
  await writeAnswers(recording)
  await inParts([...recording.decided], async clips => {
    const answers = await standingAnswers(recording.transaction, clips)
    await settleQuarantine(recording, clips, answers.filter(({ inForce }) => !inForce))
    const given = answers.filter(({ gold }) => !gold)
    await settleAdjudications(recording, clips, given)
    await settleMeasures(recording.transaction, clips, given)
  })
}
