import { listDevices, retireDevice } from '../access/devices.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { instant } from './instants.ts'

type Device = Awaited<ReturnType<typeof listDevices>>[number]

function standing({ retiredAt, destroyedAt, reason }: Device): string {
  if (retiredAt === null) return 'in use'
  return `${destroyedAt === null ? `retired ${instant(retiredAt)}, not heard since` : `destroyed ${instant(destroyedAt)}`}: ${reason ?? ''}`
}

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async ({ store }) => {
    const devices = await listDevices(store)
    const rows = devices.map(device =>
      `${device.device}  ${device.people.join(', ') || 'nobody'}  last heard ${device.lastContactAt === null ? 'never' : instant(device.lastContactAt)}, ${device.waiting} waiting there  ${standing(device)}`)
    return { value: { devices }, words: rows.length === 0 ? 'No device yet; invite one with: enrol' : rows.join('\n') }
  })

export const retire = (device: string, { data, reason, atOnce }: CommonOptions & { reason: string; atOnce?: true }): Promise<Outcome> =>
  withHub(data, async hub => {
    await retireDevice(hub, device, reason, atOnce === true)
    const first = atOnce === true ? 'What lies unsent in vaults that are locked is lost with it.' : 'What lies unsent there is sent first; whoever has such work is asked to unlock once more.'
    return { value: { device, reason, atOnce: atOnce === true }, words: `At its next contact the device destroys its keys, its vaults and itself, and says so. ${first} See with: devices list` }
  })
