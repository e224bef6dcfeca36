import { closeHub, openHub } from '../../hub/hub.ts'
import { overlapBatch } from './overlap.ts'

// Reaches into a hub's database from a process of its own, for what no command line offers:
// `overlap FOLDER BATCH CODE` gives a batch to a second person, `expire FOLDER` lets open questions expire now.

const [what, folder = '', batch = '', code = ''] = process.argv.slice(2)
const hub = await openHub(folder)
const { store } = hub
if (what === 'overlap') {
  const { id } = await store.selectFrom('people').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  await overlapBatch(store, batch, id, hub.now())
} else if (what === 'expire') {
  await store.updateTable('questions').set({ expires_at: hub.now() } as never).where('answered_at', 'is', null).execute()
} else throw new Error('Nothing to do')
await closeHub(hub)
