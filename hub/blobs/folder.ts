import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Encrypted clips by blob id. */
export type BlobStore = {
  /** Resolves when the bytes are on the disk; refuses an id that is there already. */
  put(blob: string, bytes: Uint8Array): Promise<void>
  /** The bytes from `from` up to, not including, `to`. */
  read(blob: string, from: number, to: number): Readable
  remove(blob: string): Promise<void>
}

export const blobPath = (folder: string, blob: string): string => join(folder, blob.slice(0, 2), blob)

/** Blobs as files `xx/<id>`, spread by the first two digits of their id. */
export function createBlobFolder(folder: string): BlobStore {
  const pathOf = (blob: string): string => blobPath(folder, blob)
  return {
    async put(blob, bytes) {
      const path = pathOf(blob)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(path, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } catch (error) {
        await rm(path, { force: true })
        throw error
      } finally {
        await file.close()
      }
    },
    read: (blob, from, to) => createReadStream(pathOf(blob), { start: from, end: to - 1 }),
    remove: blob => rm(pathOf(blob), { force: true }),
  }
}
