import type { Store } from '../store/store.ts'

// A bundle on its way: what has come of it, in pieces end to end, until it is whole.

type Whose = { device: string; name: string }

const partsOf = (store: Store, { device, name }: Whose) => store.selectFrom('rescue_parts').where('device', '=', device).where('hash', '=', name)

/** How many bytes of a bundle are here. */
export async function receivedOf(store: Store, whose: Whose): Promise<number> {
  const last = await partsOf(store, whose).select(['start', 'bytes']).orderBy('start', 'desc').executeTakeFirst()
  return last === undefined ? 0 : last.start + last.bytes.length
}

/** Keeps the bytes that come next, and nothing else; gives how many are here then. A device sends one bundle at a time. */
export async function addPart(transaction: Store, { device, name }: Whose, { from, bytes }: { from: number; bytes: Buffer }): Promise<number> {
  const received = await receivedOf(transaction, { device, name })
  if (from !== received) return received
  if (from === 0) await transaction.deleteFrom('rescue_parts').where('device', '=', device).where('hash', '!=', name).execute()
  await transaction.insertInto('rescue_parts').values({ device, hash: name, start: from, bytes }).execute()
  return received + bytes.length
}

export async function readWhole(store: Store, whose: Whose): Promise<Buffer> {
  const parts = await partsOf(store, whose).select('bytes').orderBy('start').execute()
  return Buffer.concat(parts.map(({ bytes }) => bytes))
}

export const dropParts = async (store: Store, { device, name }: Whose): Promise<void> => {
  await store.deleteFrom('rescue_parts').where('device', '=', device).where('hash', '=', name).execute()
}
