import { stepBy } from '../../hub/escalations/steps.ts'
import { closeHub, openHub } from '../../hub/hub.ts'
import { CaseStep } from '../../shared/domain/case-steps.ts'
import { overlapBatch } from './overlap.ts'

// Reaches into a hub's database from a process of its own, for what no command line offers:
// `overlap FOLDER BATCH CODE` gives a batch to a second person, `expire FOLDER` lets open questions expire now,
// `phone FOLDER NUMBER` names the line for emergencies, `step FOLDER CODE STEP` takes a step on the newest report.

const [what, folder = '', first = '', second = ''] = process.argv.slice(2)
const hub = await openHub(folder)
const { store } = hub
const personAt = async (code: string): Promise<string> => (await store.selectFrom('people').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
if (what === 'overlap') {
  await overlapBatch(store, first, await personAt(second), hub.now())
} else if (what === 'phone') {
  const { policy } = await store.selectFrom('hub').select('policy').executeTakeFirstOrThrow()
  await store.updateTable('hub').set(({ eb }) => ({ policy: JSON.stringify({ ...JSON.parse(policy), emergencyPhone: first }), revision: eb('revision', '+', 1) })).execute()
} else if (what === 'step') {
  const { id } = await store.selectFrom('escalations').select('id').orderBy('received_at', 'desc').orderBy('filed_at', 'desc').executeTakeFirstOrThrow()
  await stepBy(hub, id, await personAt(first), CaseStep.parse(JSON.parse(second)), null)
} else if (what === 'expire') {
  await store.updateTable('questions').set({ expires_at: hub.now() } as never).where('answered_at', 'is', null).execute()
} else throw new Error('Nothing to do')
await closeHub(hub)
