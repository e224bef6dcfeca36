import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportFault } from './sink.ts'

/** The real path of a folder that holds something, or why it cannot be imported. */
export async function openFolder(folder: string): Promise<string | ImportFault> {
  const found = await stat(folder).catch(() => null)
  if (found === null || !found.isDirectory()) {
    return fault('folder_missing', `There is no folder at ${folder}.`, 'Name the folder that holds the recordings.')
  }
  const entries = await readdir(folder).catch(() => null)
  if (entries === null) {
    return fault('folder_unreadable', `The folder ${folder} cannot be read.`, 'Check that this account may read it.')
  }
  if (entries.length === 0) {
    return fault('folder_empty', `The folder ${folder} is empty.`, 'Put the recordings and their clips.csv into it.')
  }
  return realpath(folder)
}

/** Where a folder's manifest lies when nobody named it: `clips.csv`, or else `clips.jsonl`. */
export async function findManifest(folder: string): Promise<string> {
  const [csv, lines] = [join(folder, 'clips.csv'), join(folder, 'clips.jsonl')]
  const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null
  return !(await isThere(csv)) && (await isThere(lines)) ? lines : csv
}

const fault = (code: ImportFault['code'], message: string, advice: string): ImportFault => ({ code, message, advice, columns: [] })
