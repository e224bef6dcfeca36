import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/core/database/open.ts'
import { openDeviceStore } from '../../../electron/core/device/store.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { reasonOf } from '../../support/refusals.ts'
import { createManualClock } from '../../support/time.ts'
import { enrolledDevice, openPlatform } from '../../support/workplace.ts'

const parts = () => ({ platform: openPlatform, clock: createManualClock(), random: randomBytes })

describe('a device store', () => {
  test('keeps its identity and its hub over a restart', async () => {
    const folder = temporaryFolder()
    const { device, record } = await enrolledDevice(folder)
    const { identity } = device
    device.close()
    const again = await openDeviceStore(folder, parts())
    expect(again.identity).toEqual(identity)
    expect(again.hub()).toEqual(record)
    expect(again.policy()?.emergencyPhone).toBe('555 0100')
    again.close()
  })

  test('is open in one process only', async () => {
    const folder = temporaryFolder()
    const device = await openDeviceStore(folder, parts())
    expect(await reasonOf(() => openDeviceStore(folder, parts()))).toBe('data_in_use')
    device.close()
  })

  test('made by one host is refused by the other', async () => {
    const folder = temporaryFolder()
    const device = await openDeviceStore(folder, { ...parts(), platform: { ...openPlatform, host: 'shell' } })
    device.close()
    expect(await reasonOf(() => openDeviceStore(folder, parts()))).toBe('vault_of_other_host')
  })

  test('says when the keychain does not open it, and when its key file is damaged', async () => {
    const folder = temporaryFolder()
    const device = await openDeviceStore(folder, parts())
    device.close()
    const closed = { ...openPlatform, keychain: { ...openPlatform.keychain, open: () => Promise.reject(new Error('no')) } }
    expect(await reasonOf(() => openDeviceStore(folder, { ...parts(), platform: closed }))).toBe('keychain_unavailable')
    writeFileSync(join(folder, 'device.key'), '{')
    expect(await reasonOf(() => openDeviceStore(folder, parts()))).toBe('device_damaged')
  })

  test('whose key is gone is named, and no other key is put in its place', async () => {
    const folder = temporaryFolder()
    const device = await openDeviceStore(folder, parts())
    device.close()
    rmSync(join(folder, 'device.key'))
    expect(await reasonOf(() => openDeviceStore(folder, parts()))).toBe('device_damaged')
    expect(existsSync(join(folder, 'device.key'))).toBe(false)
  })

  test('of a later version is refused by a name of its own, because no vault here can be rescued without it', async () => {
    const folder = temporaryFolder()
    const device = await openDeviceStore(folder, parts())
    device.close()
    const { sealed } = JSON.parse(readFileSync(join(folder, 'device.key'), 'utf8')) as { sealed: string }
    const db = openDatabase(join(folder, 'device.db'), Buffer.from(sealed, 'base64url'))
    db.pragma('user_version = 999')
    db.close()
    expect(await reasonOf(() => openDeviceStore(folder, parts()))).toBe('device_from_future')
  })

  test('refuses an older version of what the hub has signed', async () => {
    const { device } = await enrolledDevice(temporaryFolder())
    device.requireNewer('manifest:x', { epoch: 1, version: 4 })
    device.requireNewer('manifest:x', { epoch: 1, version: 4 })
    expect(await reasonOf(() => device.requireNewer('manifest:x', { epoch: 1, version: 3 }))).toBe('manifest_replayed')
    device.requireNewer('manifest:x', { epoch: 2, version: 1 })
    expect(await reasonOf(() => device.requireNewer('manifest:x', { epoch: 1, version: 9 }))).toBe('manifest_replayed')
    device.close()
  })
})

describe('failed unlocks', () => {
  test('cost nothing three times, then twice as long each time, up to a quarter of an hour', async () => {
    const clock = createManualClock()
    const { device } = await enrolledDevice(temporaryFolder(), clock)
    const waits = Array.from({ length: 14 }, () => device.delays.fail('p').waitMs)
    expect(waits.slice(0, 6)).toEqual([0, 0, 2_000, 4_000, 8_000, 16_000])
    expect(waits.at(-1)).toBe(15 * 60_000)
    expect(await reasonOf(() => device.delays.check('p'))).toBe('unlock_delayed')
    clock.pass(15 * 60_000)
    device.delays.check('p')
    device.delays.clear('p')
    expect(device.delays.fail('p')).toEqual({ failures: 1, waitMs: 0 })
    device.close()
  })
})
