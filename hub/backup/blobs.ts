import { existsSync, statSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { blobPath } from '../blobs/folder.ts'

export type ClipBlob = { id: string; blob: string; size: number }

async function copyDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const draft = `${to}.part`
  try {
    await copyFile(from, draft)
    const file = await open(draft, 'r+')
    await file.sync().finally(() => file.close())
    await rename(draft, to)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const isWhole = (path: string, size: number): boolean => existsSync(path) && statSync(path).size === size

/** Copies the sound of clips from one folder of blobs to another, where it is not there yet; `missing` are in neither. */
export async function copyBlobs(clips: readonly ClipBlob[], from: string, to: string): Promise<{ copied: number; missing: string[] }> {
  let copied = 0
  const missing: string[] = []
  for (const { id, blob, size } of clips) {
    const [source, target] = [blobPath(from, blob), blobPath(to, blob)]
    if (isWhole(target, size)) continue
    if (!isWhole(source, size)) missing.push(id)
    else {
      await copyDurably(source, target)
      copied++
    }
  }
  return { copied, missing }
}
