import { z } from 'zod'
import { settleAdjudications } from '../adjudications/open.ts'
import { isRecalled } from '../clips/withheld.ts'
import { Annotation, isFalseWake } from '../../shared/domain/annotation.ts'
import { inParts } from '../store/parts.ts'
import type { Recording } from '../streams/recording.ts'
import { standingDecisions } from './standing.ts'

const AboutWake = z.looseObject({ wake: Annotation.shape.wake })

type StandingAnswer = { clip: string; person: string; annotation: string }

/** Clips of which a third person has settled that the assistant was not addressed. */
async function settledFalseWakes({ transaction }: Recording, clips: readonly string[]): Promise<string[]> {
  const rows = await transaction.selectFrom('adjudications').select('clip').where('clip', 'in', clips).where('false_wake', '=', 1).execute()
  return rows.map(({ clip }) => clip)
}

/**
 * Quarantines clips while somebody's standing answer is that the assistant was not addressed, and frees them after,
 * unless they were recalled as well. From quarantine on they go the way of a recall.
 */
async function settleQuarantine(recording: Recording, clips: readonly string[], answers: readonly StandingAnswer[]): Promise<void> {
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

/** What follows for clips from the answers that stand now: whether they may be heard, and whether two answers need a third person. */
export async function settleDecided(recording: Recording): Promise<void> {
  await inParts([...recording.decided], async clips => {
    const rows = await standingDecisions(recording.transaction, clips)
      .where('standing.annotation', 'is not', null)
      .select(['standing.clip', 'standing.person', 'standing.annotation', 'standing.at'])
      .execute()
    const answers = rows.map(row => ({ ...row, annotation: row.annotation ?? '' }))
    await settleQuarantine(recording, clips, answers)
    await settleAdjudications(recording, clips, answers)
  })
}
