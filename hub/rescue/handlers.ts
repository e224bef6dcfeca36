import type { RescueStanding } from '../../shared/hub-api/rescue.ts'
import type { RouteInput } from '../../shared/hub-api/routes.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { fromText } from '../keys/bytes.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers, SignedInCaller } from '../server/call.ts'
import { addPart, dropParts, readWhole, receivedOf } from './parts.ts'
import { nameOf, readRescue, type OpenedRescue } from './read.ts'
import { takeRescue } from './take.ts'
import { findTaken, receiptFor } from './taken.ts'

async function openOwn(hub: Hub, file: Buffer, name: string, { device, person }: SignedInCaller): Promise<OpenedRescue> {
  if (nameOf(file) !== name) throw new Refusal('invalid_request', 'What came is not the bundle that was announced; nothing of it was taken.')
  const opened = await readRescue(hub, file).catch((error: unknown) => {
    throw error instanceof HubFault ? new Refusal('invalid_request', error.message) : error
  })
  if (opened.box.device !== device || opened.box.person !== person.person) {
    throw new Refusal('forbidden', 'That bundle comes out of another vault; the operator takes it as a file.')
  }
  return opened
}

/** How far a bundle of the caller's has come. Refuses with `forbidden` where it is another's. */
async function standingOf(hub: Hub, name: string, { device, person }: SignedInCaller): Promise<RescueStanding> {
  const row = await findTaken(hub.store, name)
  if (row === undefined) return { received: await receivedOf(hub.store, { device, name }), receipt: null }
  if (row.device !== device || row.person !== person.person) throw new Refusal('forbidden', 'That bundle comes out of another vault.')
  return { received: 0, receipt: await receiptFor(hub, row) }
}

/** Takes a bundle that has come whole; one that cannot be used is let go of, so that it may come again. */
async function takeWhole(hub: Hub, name: string, caller: SignedInCaller): Promise<RescueStanding> {
  const whose = { device: caller.device, name }
  try {
    await takeRescue(hub, name, await openOwn(hub, await readWhole(hub.store, whose), name, caller))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // It may have come twice at once, and been taken and let go of meanwhile.
    const standing = await standingOf(hub, name, caller)
    if (standing.receipt !== null) return standing
    await dropParts(hub.store, whose)
    throw error
  }
  await dropParts(hub.store, whose)
  return standingOf(hub, name, caller)
}

async function receivePart(hub: Hub, { params: { rescue: name }, body }: RouteInput<'rescues.send'>, caller: SignedInCaller): Promise<RescueStanding> {
  const standing = await standingOf(hub, name, caller)
  if (standing.receipt !== null) return standing
  const bytes = fromText(body.bytes)
  if (body.from + bytes.length > body.size) throw new Refusal('invalid_request', 'That is more than the bundle was said to have.')
  const part = { from: body.from, bytes }
  const received = await hub.store.transaction().execute(transaction => addPart(transaction, { device: caller.device, name }, part))
  return received === body.size ? takeWhole(hub, name, caller) : { received, receipt: null }
}

/** What was saved out of a vault that opens no more, brought by the workstation itself. */
export const createRescueHandlers = (hub: Hub): Pick<Handlers, 'rescues.read' | 'rescues.send'> => ({
  'rescues.read': ({ params }, { caller }) => standingOf(hub, params.rescue, caller),
  'rescues.send': (input, { caller }) => receivePart(hub, input, caller),
})
