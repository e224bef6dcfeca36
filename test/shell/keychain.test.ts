import { describe, expect, it } from 'vitest'
import { openKeychain } from '../../electron/shell/keychain.ts'
import { createElectronStandIn, type StandInMachine } from './electron-stand-in.ts'

const plain = Uint8Array.from({ length: 32 }, (_, index) => 255 - index)
const open = (machine: Partial<StandInMachine>, platform: NodeJS.Platform = 'linux', weakAllowed = false) =>
  openKeychain(createElectronStandIn(machine).electron.safeStorage, platform, weakAllowed)

describe('a keychain that protects', () => {
  it.each([
    ['linux', 'v11'], ['linux', 'v12'], ['darwin', 'v10'], ['win32', 'v10'],
  ] as const)('seals and opens any bytes on %s under the tag %s', async (platform, sealTag) => {
    const { keychain, strength } = await open({ sealTag }, platform)
    expect(strength).toBe('strong')
    const sealed = await keychain.seal(plain)
    expect(new Uint8Array(await keychain.open(sealed))).toEqual(plain)
  })
})

describe('a keychain that protects nothing', () => {
  const machines: [string, Partial<StandInMachine>][] = [
    ['because there is none', { encryption: false }],
    ['because the desktop has none', { backend: 'basic_text', sealTag: 'v10' }],
    ['because the one that the desktop should have does not answer', { backend: 'gnome_libsecret', sealTag: 'v10' }],
  ]
  it.each(machines)('neither seals nor opens, %s', async (_, machine) => {
    const { keychain, strength } = await open(machine)
    expect(strength).toBe('weak')
    await expect(keychain.seal(plain)).rejects.toThrow('protects nothing')
    await expect(keychain.open(plain)).rejects.toThrow('protects nothing')
  })

  it('is used where the machine allows it, and says that it is weak', async () => {
    const { keychain, strength } = await open({ backend: 'basic_text', sealTag: 'v10' }, 'linux', true)
    expect(strength).toBe('weak')
    expect(new Uint8Array(await keychain.open(await keychain.seal(plain)))).toEqual(plain)
  })

  it('cannot lend its seals to a machine that no longer allows them', async () => {
    const weak = await open({ backend: 'basic_text', sealTag: 'v10' }, 'linux', true)
    const sealed = await weak.keychain.seal(plain)
    const { keychain } = await open({})
    await expect(keychain.open(sealed)).rejects.toThrow('without protection')
  })

  it('is not found usable by a machine that has no keychain at all, whatever is allowed', async () => {
    const { keychain } = await open({ encryption: false }, 'linux', true)
    await expect(keychain.seal(plain)).rejects.toThrow('protects nothing')
  })
})
