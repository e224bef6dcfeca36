import { z } from 'zod'
import { afterAdjudicationStep } from '../../shared/domain/adjudication.ts'
import { faultsOf } from '../../shared/domain/annotation-rules.ts'
import { isFalseWake, Slot, type Annotation } from '../../shared/domain/annotation.ts'
import type { TaskSpecification } from '../../shared/domain/task.ts'
import type { SettleAdjudication } from '../../shared/hub-api/adjudications.ts'
import type { Hub } from '../hub.ts'
import { toText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import { lockSettled } from './box.ts'
import { requireOpen, standingPair } from './read.ts'
import { standingOf } from './standing.ts'
import { writeSettled } from './write.ts'

const Slots = z.array(Slot)

/** Nobody decides by reading alone: the clip was given out to this person for it. */
async function requireListened(transaction: Store, adjudication: string, person: string): Promise<void> {
  const given = await transaction
    .selectFrom('excerpts')
    .select('id')
    .where('person', '=', person)
    .where('purpose', '=', 'adjudication')
    .where('subject', '=', adjudication)
    .executeTakeFirst()
  if (given === undefined) throw new Refusal('not_heard', 'Whoever decides has to hear the recording first.')
}

type JudgedRow = { duration_ms: number; hypothesis: string; intent: string | null; slots: string }

function requireFit(task: TaskSpecification, annotation: Annotation, clip: JudgedRow): void {
  const suggestion = { hypothesis: clip.hypothesis, intent: clip.intent, slots: Slots.parse(JSON.parse(clip.slots)) }
  const [fault] = faultsOf(task, annotation, { durationMs: clip.duration_ms, suggestion })
  if (fault !== undefined) throw new Refusal('invalid_request', `The answer does not fit its task at ${fault.at}.`)
}

/**
 * Takes down what a third person decided: one of the two answers, or one of their own. It is the clip's answer from now
 * on. Refuses as `requireOpen` does, with `wrong_state` where an answer has changed since it was read, with `not_heard`,
 * or with `invalid_request` where the answer is none that the task allows.
 */
export async function settleAdjudication(hub: Hub, adjudication: string, { seen, chosen, annotation, reason }: SettleAdjudication, person: string): Promise<void> {
  await hub.store.transaction().execute(async transaction => {
    const row = await requireOpen(transaction, adjudication, person)
    if (row.version !== seen) throw new Refusal('wrong_state', 'An answer was changed since it was read.')
    if (afterAdjudicationStep(await standingOf(transaction, row), 'settle') === null) throw new Refusal('wrong_state', 'This adjudication takes no decision as it stands.')
    await requireListened(transaction, adjudication, person)
    const clip = await transaction
      .selectFrom('clips')
      .select(['id as clip', 'wrapped_key', 'duration_ms', 'hypothesis', 'intent', 'slots'])
      .where('id', '=', row.clip)
      .executeTakeFirstOrThrow()
    const pair = await standingPair(transaction, row)
    const own = annotation === null ? null : { annotation, taskVersion: pair.a.taskVersion }
    if (own !== null) requireFit(pair.a.task, own.annotation, clip)
    const settled = own ?? pair[chosen === 'b' ? 'b' : 'a']
    const box = lockSettled(hub, clip, adjudication, { annotation: settled.annotation, taskVersion: settled.taskVersion, reason: reason.trim() })
    const decision = {
      adjudication, clip: row.clip, a: row.a, b: row.b, openedAt: row.opened_at, differs: row.differs, version: row.version, by: person, chosen,
      falseWake: isFalseWake(settled.annotation.wake), box: toText(box),
    }
    await writeSettled(transaction, decision, hub.now())
    await hub.journal.append(transaction, 'adjudication.settled', decision)
  })
}
