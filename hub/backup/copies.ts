import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { codeOf, HubFault } from '../fault.ts'

// A folder of backups: one encrypted copy of the database each, and the clips of all of them, each once.

/** A copy as its file's name tells of it. */
export type Copy = { backup: string; path: string }

const pattern = /^\d{8}T\d{9}Z-(?<backup>[0-9a-f-]{36})\.db$/

export const blobsIn = (place: string): string => join(place, 'blobs')

/** Names sort by the time at which copies were made. */
export const copyPath = (place: string, backup: string, madeAt: number): string =>
  join(place, `${new Date(madeAt).toISOString().replaceAll(/[-:.]/g, '')}-${backup}.db`)

/** The copies in a folder, the newest last. */
export function listCopies(place: string): Copy[] {
  const names = existsSync(place) ? readdirSync(place).toSorted() : []
  return names.flatMap(name => {
    const backup = pattern.exec(name)?.groups?.['backup']
    return backup === undefined ? [] : [{ backup, path: join(resolve(place), name) }]
  })
}

/** The copy that is asked for, the newest where none is named; throws `backup_missing`. */
export function findCopy(place: string, backup: string | null): Copy {
  const copies = listCopies(place)
  const found = backup === null ? copies.at(-1) : copies.find(copy => copy.backup === backup)
  if (found !== undefined) return found
  const which = backup === null ? 'no backup' : `no backup ${backup}`
  throw new HubFault('backup_missing', `There is ${which} in ${place}.`, 'Nothing was changed.', 'See which there are with: backup list')
}

export const damagedCopy = (path: string, what: string): HubFault =>
  new HubFault('backup_damaged', `The backup ${path} is damaged: ${what}.`, 'The hub was not touched, and devices keep what no good backup has.', 'Use another one, or make a new one with: backup --to DIR')

/** Opens a copy to be read; what it lies in is not written to. Throws `backup_damaged`, also where the keys are another hub's. */
export function openCopy(path: string, key: Uint8Array): Database.Database {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    database.pragma("cipher = 'aegis'")
    database.key(Buffer.concat([Buffer.from('raw:'), key]))
    database.prepare('select id from hub').get()
    return database
  } catch (error) {
    database.close()
    if (codeOf(error).startsWith('SQLITE_')) throw damagedCopy(path, 'it cannot be read under this hub\'s keys')
    throw error
  }
}
