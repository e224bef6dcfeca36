import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HubFault } from '../fault.ts'
import { keyFolder } from '../hub.ts'

// How messages leave the hub: in a file beside the keys, because a mail server's password is one.

/** A mail server. `tls`: from the first byte on; `starttls`: required before anything is said; `none`: this machine only. */
export const MailServer = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(200).nullable(),
  password: z.string().max(1_000).nullable(),
  from: z.string().max(320),
})
export type MailServer = z.infer<typeof MailServer>

export const NotifySettings = z.strictObject({
  smtp: MailServer.nullable(),
  /** Where a telephone finds this hub, `https://HOST` or `http://127.0.0.1:PORT`, without a path's end; null: no links. */
  baseUrl: z.string().max(400).nullable(),
})
export type NotifySettings = z.infer<typeof NotifySettings>

export const noSettings: NotifySettings = { smtp: null, baseUrl: null }

const pathIn = (folder: string): string => join(keyFolder(folder), 'notify.json')

/** Reads the settings; those of a hub that was never told are empty. Refuses a file that is damaged or open to others. */
export function readNotifySettings(folder: string): NotifySettings {
  const path = pathIn(folder)
  if (!existsSync(path)) return noSettings
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new HubFault('keys_exposed', `Other accounts can read ${path}.`, 'Nothing was sent.', `Run: chmod 600 ${path}`)
  }
  try {
    return NotifySettings.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new HubFault('keys_damaged', `The file ${path} cannot be read.`, 'Nothing was sent.', 'Remove it and say again how messages are sent, with: notify set')
  }
}

/** Writes the settings whole or not at all, for this account alone. */
export function writeNotifySettings(folder: string, settings: NotifySettings): void {
  const path = pathIn(folder)
  const draft = `${path}.part`
  rmSync(draft, { force: true })
  writeFileSync(draft, JSON.stringify(settings), { mode: 0o600, flag: 'wx', flush: true })
  renameSync(draft, path)
}
