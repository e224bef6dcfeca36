import { protocols, type Hello, type Policy } from '../../shared/hub-api/hello.ts'
import type { Signed } from '../../shared/hub-api/signed.ts'
import { readFacts, type Hub } from '../hub.ts'
import type { Handlers } from '../server/call.ts'
import { orderFor, takeReceipt } from './devices.ts'
import { enrolDevice, joinPerson } from './joining.ts'
import { askRecovery, readRecovery } from './recoveries.ts'
import { openSession } from './sessions.ts'

async function signedPolicy(hub: Hub): Promise<Signed> {
  const { id, epoch, revision, policy } = await readFacts(hub.store)
  return hub.keys.sign('policy', { type: 'policy', hub: id, epoch, version: revision, rescueKey: hub.keys.rescueKey, ...policy } satisfies Policy)
}

type AccessRoute = 'hub.hello' | 'devices.enrol' | 'devices.receipt' | 'people.join' | 'sessions.open' | 'recoveries.ask' | 'recoveries.read'

/** How devices and people come in; `tls` says whether this server shows its certificate. */
export const createAccessHandlers = (
  hub: Hub,
  { tls }: { tls: boolean },
): Pick<Handlers, AccessRoute> => ({
  async 'hub.hello'() {
    const { id, epoch, revision, policy } = await readFacts(hub.store)
    const hello: Hello = {
      type: 'hello',
      hub: id,
      epoch,
      version: revision,
      time: hub.now(),
      sample: policy.sample,
      protocol: protocols,
      signingKey: hub.keys.signingKey,
      recoveryKey: hub.keys.recoveryKey,
      certificate: tls ? hub.keys.certificateHash : null,
    }
    return hub.keys.sign('hello', hello)
  },
  'devices.enrol': async ({ body }) => ({ device: await enrolDevice(hub, body), policy: await signedPolicy(hub) }),
  'people.join': async ({ body }) => ({ person: await joinPerson(hub, body) }),
  async 'sessions.open'({ body }) {
    const { device, ...opened } = await openSession(hub, body)
    return { ...opened, policy: await signedPolicy(hub), retirement: await orderFor(hub, device) }
  },
  'devices.receipt': ({ body }, { caller }) => takeReceipt(hub, caller.device, body),
  'recoveries.ask': ({ body }, { caller }) => askRecovery(hub, caller.device, body),
  'recoveries.read': ({ params }, { caller }) => readRecovery(hub, caller.device, params.recovery),
})
