import { join } from 'node:path'
import { closeHub, openHub, type Hub } from '../../hub/hub.ts'

/** Opens the hub in a folder beside the process that serves it. */
export async function insideHub<T>(folder: string, use: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(join(folder, 'hub'))
  try {
    return await use(hub)
  } finally {
    await closeHub(hub)
  }
}
