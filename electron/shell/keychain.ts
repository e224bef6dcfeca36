import type { SafeStorage } from 'electron'
import type { KeychainStrength } from '../../shared/contract/session.ts'
import type { Keychain } from '../core/platform.ts'

export type OpenedKeychain = { keychain: Keychain; strength: KeychainStrength }

/**
 * The operating system's keychain as the core knows it. Where it would protect nothing, it refuses to seal and to open,
 * unless `weakAllowed`; then its strength says so. Call it when the app is ready.
 */
export async function openKeychain(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
  weakAllowed: boolean,
): Promise<OpenedKeychain> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return refused
  const weak = platform === 'linux' && (await protectsNothing(safeStorage))
  if (weak && !weakAllowed) return refused

  const keychain: Keychain = {
    seal: plain => safeStorage.encryptStringAsync(Buffer.from(plain).toString('base64url')),
    async open(sealed) {
      const bytes = Buffer.from(sealed)
      // Sealed under a permission that has been withdrawn since: whoever holds the disk holds this key.
      if (platform === 'linux' && !weakAllowed && isHardCoded(bytes)) throw new Error('The key was sealed without protection')
      const { result } = await safeStorage.decryptStringAsync(bytes)
      return Buffer.from(result, 'base64url')
    },
  }
  return { keychain, strength: weak ? 'weak' : 'strong' }
}

const refuse = (): Promise<never> => Promise.reject(new Error('The keychain of this account protects nothing'))
const refused: OpenedKeychain = { keychain: { seal: refuse, open: refuse }, strength: 'weak' }

/**
 * On Linux the backend is named after the desktop, not after what answers: where no secret service does, sealing falls
 * back to a key compiled into Chromium, and only the seal's tag tells.
 */
async function protectsNothing(safeStorage: SafeStorage): Promise<boolean> {
  if (safeStorage.getSelectedStorageBackend() === 'basic_text') return true
  return isHardCoded(await safeStorage.encryptStringAsync('probe'))
}

/** `v10` is the tag of Chromium's compiled-in key on Linux (components/os_crypt/async/browser/posix_key_provider.cc). */
const isHardCoded = (sealed: Buffer): boolean => sealed.subarray(0, 3).toString('latin1') === 'v10'
