import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { managedPolicyFile, readManagedPolicy, strictestPolicy } from '../../electron/shell/managed-policy.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-policy-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (text: string) => {
  const file = join(folder, 'managed.json')
  await writeFile(file, text)
  return readManagedPolicy(file)
}

describe('the policy of a machine', () => {
  it('lies where only an administrator writes', () => {
    expect(managedPolicyFile('linux')).toBe('/etc/earshot/managed.json')
    expect(managedPolicyFile('darwin')).toBe('/Library/Application Support/Earshot/managed.json')
    expect(managedPolicyFile('win32', 'D:\\ProgramData')).toBe('D:\\ProgramData\\Earshot\\managed.json')
    expect(managedPolicyFile('win32')).toBe('C:\\ProgramData\\Earshot\\managed.json')
  })

  it('is the strictest where there is none', async () => {
    expect(strictestPolicy).toEqual({ allowWeakKeychain: false, proxy: null })
    expect(await readManagedPolicy(join(folder, 'missing.json'))).toEqual(strictestPolicy)
    expect(await read('{}')).toEqual(strictestPolicy)
  })

  it('may allow a weak keychain', async () => {
    expect(await read('{ "allowWeakKeychain": true }')).toEqual({ allowWeakKeychain: true, proxy: null })
  })

  it('may name the proxy that leads to the hub', async () => {
    expect(await read('{ "proxy": "http://proxy.example:3128" }')).toEqual({ allowWeakKeychain: false, proxy: 'http://proxy.example:3128' })
    for (const proxy of ['"proxy.example"', '"ftp://proxy.example"', '7']) await expect(read(`{ "proxy": ${proxy} }`)).rejects.toThrow('proxy')
  })

  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['of another shape', '[]', 'expected object'],
    ['unclear', '{ "allowWeakKeychain": "true" }', 'allowWeakKeychain'],
    ['from the future', '{ "allowEverything": true }', 'allowEverything'],
  ])('is refused by the name of its file and fault when it is %s', async (_, text, fault) => {
    const refused = read(text)
    await expect(refused).rejects.toThrow(join(folder, 'managed.json'))
    await expect(refused).rejects.toThrow(fault)
  })

  it('is refused when it is there and cannot be read', async () => {
    await expect(readManagedPolicy(folder)).rejects.toThrow(`${folder}: cannot be read (EISDIR)`)
  })
})
