import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { largestBytes } from './decode/sound.ts'
import type { RefusalReason } from './sink.ts'

export type SourceFile = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: RefusalReason; detail: string }

const refuse = (reason: RefusalReason, detail: string): SourceFile => ({ ok: false, reason, detail })

/**
 * Reads a file that a row names, and nothing outside the folder: neither by `..`, nor by an absolute path, nor by a
 * link. `folder` is a real path. Pipes and devices are no files.
 */
export async function readSourceFile(folder: string, file: string): Promise<SourceFile> {
  const leaves = /^[/\\]|^[A-Za-z]:|\\|\0/.test(file) || file.split('/').includes('..')
  if (leaves) return refuse('outside_folder', 'A row names files inside the folder, with forward slashes and without "..".')
  try {
    const path = await realpath(resolve(folder, file))
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
      return refuse('outside_folder', 'It is a link to something outside the folder.')
    }
    return await readWhole(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('missing_file', 'There is no such file in the folder.')
    return refuse('unreadable', `It cannot be read (${code}). Check that this account may read it.`)
  }
}

async function readWhole(path: string): Promise<SourceFile> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0))
  try {
    const found = await handle.stat()
    if (!found.isFile()) return refuse('unreadable', 'It is no file.')
    if (found.size > largestBytes) return refuse('too_long', `It has ${found.size} bytes, more than any clip needs.`)
    return { ok: true, bytes: new Uint8Array(await handle.readFile()) }
  } finally {
    await handle.close()
  }
}
