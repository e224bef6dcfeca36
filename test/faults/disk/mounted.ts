import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { failureOf } from '../../../electron/core/refusal.ts'
import { makeClip } from '../../support/clips.ts'
import { sequence } from '../../support/chance.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import { clipMs, review } from '../asking.ts'
import { require, type Checked } from '../fault.ts'

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0

const reasonFor = async (attempt: () => Promise<unknown>): Promise<string | null> => {
  try {
    await attempt()
    return null
  } catch (error) {
    return failureOf(error)?.reason ?? String(error)
  }
}

/** A vault on a disk of its own that fills up, and then cannot be written to; where this account may mount one. */
export async function fullAndReadOnly(folder: string, seed: number): Promise<Checked> {
  const at = join(folder, 'mounted')
  mkdirSync(at)
  if (!mount('-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', at)) return { 'full and read-only disks: not run, nothing may be mounted here': 0 }
  try {
    const place = await makeWorkplace(at, Array.from({ length: 3 }, (_, n) => makeClip(`clip ${n}`, clipMs)))
    const answers = { promised: new Set<string>(), begun: new Set<string>() }
    const chance = sequence(seed)
    const where = { trial: 0, seed }
    await place.ask('shift.start', { zone: 'UTC' })
    const [{ clip } = { clip: '' }] = await place.ask('clips.list', {})
    const fill = spawnSync('dd', ['if=/dev/zero', `of=${join(at, 'filler')}`, 'bs=64k'])
    require(fill.status !== 0, 'The disk did not fill up', where)
    const full = await reasonFor(async () => {
      for (let n = 0; n < 2_000; n++) await place.ask('clips.start', { clip })
    })
    require(full === 'disk_full', `A full disk is called ${full ?? 'nothing'}`, where)
    spawnSync('rm', [join(at, 'filler')])
    await review({ call: place.dispatch }, answers, { name: 'with room again', most: 3, chance })
    require(answers.promised.size === 3, 'Work did not go on once there was room', where)
    require(place.vault.db.pragma('integrity_check', { simple: true }) === 'ok', 'The vault is not whole after a full disk', where)
    await place.close()
    require(mount('-o', 'remount,ro', at), 'The disk could not be made read-only', where)
    const closed = await reasonFor(async () => place.unlock())
    require(closed === 'folder_read_only', `A read-only folder is called ${closed ?? 'nothing'}`, where)
    return { 'full disk named, with all before it kept': 1, 'read-only folder named': 1 }
  } finally {
    spawnSync('umount', ['-l', at])
  }
}
