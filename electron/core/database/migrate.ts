import { existsSync, rmSync } from 'node:fs'
import type { Db } from './open.ts'
import { Refusal } from '../refusal.ts'

/** A numbered step; its place in the list is its number, counted from 1, for ever. */
export type Migration = {
  name: string
  up: string
  /** What SQL alone cannot fill in, in the same transaction. */
  fill?(db: Db): void
}

/**
 * Brings a database to the newest version, one transaction a step. A copy (encrypted like the original) is kept
 * beside it until the last step has been verified. Refuses a database that a later build has written.
 */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length) throw new Refusal('vault_from_future', { found: version, known: migrations.length })
  if (version === migrations.length) return
  const copy = `${db.name}.before-${migrations.length}`
  if (version > 0) {
    rmSync(copy, { force: true })
    db.prepare('VACUUM INTO ?').run(copy)
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(step.up)
      step.fill?.(db)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
  if (db.pragma('quick_check', { simple: true }) !== 'ok') throw new Refusal('vault_damaged')
  if (existsSync(copy)) rmSync(copy)
}
