import { createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blobContext } from '../../electron/core/clips/audio.ts'
import type { Connection } from '../../electron/core/hub/connection.ts'
import { createArrivals } from '../../electron/core/sync/arrivals.ts'
import { download } from '../../electron/core/sync/download.ts'
import type { OpenedLease } from '../../electron/core/sync/manifest.ts'
import { spread, timed, type Bench } from './figures.ts'
import { joinReviewer } from './joined.ts'

const clipCount = 1_000
/** 160 kB as 16-bit mono at 16 kHz. */
const clipMs = 5_000
const rounds = 5

/** The same bytes to a file, then one SHA-256 and one AES-256-GCM pass over each clip. */
async function plainFetch(hub: Connection, lease: OpenedLease, file: string): Promise<void> {
  const answer = await hub.bytes('leases.pack', { params: { lease: lease.manifest.lease } }, 0)
  const out = openSync(file, 'w')
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.bytes) {
    writeSync(out, chunk)
    chunks.push(chunk)
  }
  closeSync(out)
  const pack = Buffer.concat(chunks)
  let at = 0
  for (const { clip, blob, sha256, size } of lease.manifest.clips) {
    const box = pack.subarray(at, (at += size))
    const decipher = createDecipheriv('aes-256-gcm', lease.keys.get(clip) ?? '', box.subarray(0, 12))
    decipher.setAAD(blobContext(blob, sha256)).setAuthTag(box.subarray(-16))
    const wav = decipher.update(box.subarray(12, -16))
    decipher.final()
    createHash('sha256').update(wav).digest()
  }
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const { device, person, hub, lease, now, freshVault, close } = await joinReviewer(folder, Array.from({ length: clipCount }, () => clipMs))

  const intoVault = async (round: number): Promise<void> => {
    const path = join(folder, `vault-${round}.db`)
    const vault = freshVault(path)
    const arrivals = createArrivals({ db: vault.db, stream: vault.stream, device, random: randomBytes, person, now })
    arrivals.open(lease)
    await download({ lease, hub, arrivals, signal: new AbortController().signal, onProgress: () => undefined })
    vault.close()
    rmSync(path)
  }
  const core: number[] = []
  const plain: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const base = await timed(() => plainFetch(hub, lease, join(folder, 'pack')))
    const ours = await timed(() => intoVault(round))
    // The first round warms both up.
    if (round === 0) continue
    plain.push(base)
    core.push(ours)
  }
  await close()
  rmSync(folder, { recursive: true, force: true })

  const figure = spread(core)
  const baseline = spread(plain).p50
  const ratio = figure.p50 / baseline
  return {
    'sync-down': {
      ...figure, value: figure.p50, unit: 'ms', baseline, ratio, bar: 'ratio <= 2', holds: ratio <= 2,
      leavesOut: `taking the lease; ${clipCount} clips of 160 kB from a real hub process over loopback into a fresh vault; baseline: the same bytes to a file, one SHA-256 and one AES-256-GCM pass`,
    },
  }
}

export const syncDown: Bench = { name: 'sync-down', measure }
