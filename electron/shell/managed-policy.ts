import { readFile } from 'node:fs/promises'
import { win32 } from 'node:path'
import { z } from 'zod'

/** What whoever manages a machine may settle on it; a person cannot, because only an administrator writes there. */
const ManagedPolicy = z.strictObject({
  /** Lets the device store's key lie under a keychain that protects nothing. */
  allowWeakKeychain: z.boolean().default(false),
  /** The proxy that leads to the hub, `http://[name:password@]host:port`, before any that the environment names. */
  proxy: z.url({ protocol: /^https?$/ }).nullable().default(null),
})
export type ManagedPolicy = z.infer<typeof ManagedPolicy>

/** The rules where nobody has settled any. */
export const strictestPolicy: ManagedPolicy = ManagedPolicy.parse({})

/** Where the policy of a machine lies. `programData` is Windows' folder of that name. */
export function managedPolicyFile(platform: NodeJS.Platform, programData = 'C:\\ProgramData'): string {
  if (platform === 'win32') return win32.join(programData, 'Earshot', 'managed.json')
  if (platform === 'darwin') return '/Library/Application Support/Earshot/managed.json'
  return '/etc/earshot/managed.json'
}

/**
 * The machine's policy; the strictest where there is no file.
 * @throws an Error that names the file and its fault where it cannot be read or says anything unknown.
 */
export async function readManagedPolicy(file: string): Promise<ManagedPolicy> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw new Error(`${file}: cannot be read (${error.code ?? error.name})`, { cause: error })
  })
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw new Error(`${file}: is not JSON`, { cause: error })
  }
  const policy = ManagedPolicy.safeParse(read)
  if (!policy.success) throw new Error(`${file}: ${z.prettifyError(policy.error)}`)
  return policy.data
}
