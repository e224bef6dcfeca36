import { randomBytes } from 'node:crypto'
import { makeSigningPair } from '../../../electron/core/crypto/signing.ts'
import { failureOf } from '../../../electron/core/refusal.ts'
import { createArrivals } from '../../../electron/core/sync/arrivals.ts'
import { download } from '../../../electron/core/sync/download.ts'
import { openLease } from '../../../electron/core/sync/manifest.ts'
import { makeClip, makeManifest } from '../../support/clips.ts'
import { sequence } from '../../support/chance.ts'
import { packConnection } from '../../support/hub-stand-in.ts'
import { makeWorkplace } from '../../support/workplace.ts'
import { require, type Checked, type Fault, type Trials } from '../fault.ts'
import { inFolder } from '../folders.ts'
import { alterations, takeGenuine, type Delivered, type Genuine } from './alterations.ts'

const clipsEach = 4

/** A laptop that takes in what is delivered, as a sync does. */
async function makeLaptop(folder: string) {
  const place = await makeWorkplace(folder, [])
  const { vault, device } = place
  const record = device.hub()
  if (record === null) throw new Error('The device is not enrolled')
  const hubKeys = makeSigningPair()
  const hub = { ...record, signingKey: hubKeys.publicKey }
  const arrivals = createArrivals({ ...vault, device, random: randomBytes, now: device.time.now })

  const offer = (): Genuine => {
    const clips = Array.from({ length: clipsEach }, (_, n) => makeClip(`clip ${n}`))
    const manifest = { ...makeManifest(clips, { hub: hub.id, device: hub.device, person: vault.person }, device.time.now()), epoch: 2, version: 2 }
    return { clips, manifest, hubKeys, sealingKey: device.identity.sealing.publicKey, pack: Buffer.concat(clips.map(({ ciphertext }) => ciphertext)) }
  }
  /** Null where it was taken in. */
  const takeIn = async ({ taken, pack }: Delivered): Promise<string | null> => {
    try {
      const lease = await openLease(taken, { device, hub, person: vault.person })
      try {
        arrivals.open(lease)
        await download({ lease, arrivals, hub: packConnection(from => [pack.subarray(from)]).hub, signal: new AbortController().signal, onProgress: () => undefined })
      } catch (error) {
        arrivals.refuse(lease.manifest.batch)
        throw error
      }
      return null
    } catch (error) {
      const failure = failureOf(error)
      if (failure === null) throw error
      return failure.reason
    }
  }
  const count = (table: string, batch: string, by: string): number => Number(vault.db.prepare(`SELECT count(*) FROM ${table} WHERE ${by} = ?`).pluck().get(batch))
  const left = ({ manifest, clips }: Genuine): number =>
    count('batch', manifest.batch, 'id') + count('clip', manifest.batch, 'batch') +
    clips.filter(({ row }) => device.sharesOf(vault.person).get(row.clip) !== null || count('clip_audio', row.clip, 'clip') > 0).length
  /** The hub's newest version of a lease, seen before. */
  const saw = ({ manifest }: Genuine): void => device.requireNewer(`manifest:${manifest.lease}`, manifest)
  return { offer, takeIn, left, saw, close: place.close }
}

async function run({ trials, seed }: Trials): Promise<Checked> {
  return inFolder(async folder => {
    const laptop = await makeLaptop(folder)
    const chance = sequence(seed)
    const refused: Checked = {}
    try {
      for (let trial = 1; trial <= trials; trial++) {
        const alteration = alterations[(trial - 1) % alterations.length]
        if (alteration === undefined) continue
        const genuine = laptop.offer()
        laptop.saw(genuine)
        const reason = await laptop.takeIn(await alteration.alter(genuine, chance))
        require(reason === alteration.reason, `${alteration.name}: ${reason ?? 'taken in'} instead of ${alteration.reason}`, { trial, seed })
        require(laptop.left(genuine) === 0, `${alteration.name}: something was left`, { trial, seed })
        refused[`refused as ${alteration.reason}`] = (refused[`refused as ${alteration.reason}`] ?? 0) + 1
      }
      const genuine = laptop.offer()
      const untouched = await laptop.takeIn({ taken: await takeGenuine(genuine), pack: genuine.pack })
      require(untouched === null, `What was not altered was refused: ${untouched ?? ''}`, { trial: 0, seed })
    } finally {
      await laptop.close()
    }
    return { ...refused, 'kinds of alteration': alterations.length }
  })
}

export const tampering: Fault = {
  name: 'tampering',
  says: 'every class of byte of manifest, keys and pack altered, foreign and replayed; refused by its own name, and nothing left of it',
  full: 5_000,
  few: 2 * alterations.length,
  run,
}
