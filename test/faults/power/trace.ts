import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sequence } from '../../support/chance.ts'
import { ask, review, until } from '../asking.ts'
import { makePlace } from '../crash/place.ts'
import { require, type Checked } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { passphrase } from '../laptop.ts'

/** Whether this machine lets a process be traced. */
const canTrace = (): boolean => spawnSync('strace', ['-e', 'trace=none', '-o', '/dev/null', 'true']).status === 0

const writesLog = /^\S+ +(?:pwrite64|write|writev|pwritev)\(\d+<[^>]*vault\.db-wal>/
const syncsLog = /^\S+ +(?:fdatasync|fsync)\(\d+<[^>]*vault\.db-wal>/
const replies = /^\S+ +(?:write|sendmsg|writev)\(\d+<[^>]*>.*\\"reply\\"/

/** Reads a trace of system calls: every reply has to find the log synced since it was last written. */
function countReplies(trace: string, seed: number): { replies: number; after: number } {
  let [unsynced, written, count, after] = [false, false, 0, 0]
  for (const line of trace.split('\n')) {
    if (writesLog.test(line)) [unsynced, written] = [true, true]
    else if (syncsLog.test(line)) unsynced = false
    else if (replies.test(line)) {
      count++
      require(!unsynced, 'A reply left before what it promises was on the disk', { trial: count, seed })
      if (written) after++
      written = false
    }
  }
  return { replies: count, after }
}

/** Has a core answer clips under `strace`, and counts the replies that were given after their sync. */
export async function syncsBeforeReplies(answersGiven: number, seed: number): Promise<Checked> {
  if (!canTrace()) return { 'replies traced: not run, strace is not to be had here': 0 }
  return inFolder(async folder => {
    const place = await makePlace(folder, 6)
    const file = join(folder, 'trace')
    const core = place.start(0, ['strace', '-D', '-f', '-y', '-s', '64', '-e', 'trace=pwrite64,write,writev,pwritev,sendmsg,fdatasync,fsync', '-o', file])
    try {
      await ask(core, 'session.unlock', { person: place.person, passphrase })
      await review(core, { promised: new Set(), begun: new Set() }, { name: 'traced', most: answersGiven, chance: sequence(seed) })
    } finally {
      await core.kill()
      await place.hub.stop()
    }
    // The tracer outlives what it traced by a moment.
    await until(async () => readFileSync(file, 'utf8').includes('+++ killed'), 'the trace is whole')
    const counted = countReplies(readFileSync(file, 'utf8'), seed)
    require(counted.after >= answersGiven, `Only ${counted.after} replies were seen to follow a write`, { trial: 0, seed })
    return { 'replies traced': counted.replies, 'of them after fdatasync of what they promise': counted.after }
  })
}
