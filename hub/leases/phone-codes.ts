import { phoneCodeOf } from '../../shared/domain/phone-code.ts'
import { digest } from '../keys/bytes.ts'
import { inParts } from '../store/parts.ts'
import type { Store } from '../store/store.ts'

const dayMs = 24 * 3_600_000
/** How long after its lease has ended somebody may still call about a clip. */
const keptMs = 30 * dayMs

export type CodedClip = { code: string; clip: string }

export const codesOf = (lease: string, clips: readonly string[]): CodedClip[] => clips.map(clip => ({ code: phoneCodeOf(digest, lease, clip), clip }))

/** Whether every code is free and none comes twice: two clips under one code could not be told apart on the telephone. */
export async function areFree(transaction: Store, codes: readonly CodedClip[]): Promise<boolean> {
  if (new Set(codes.map(({ code }) => code)).size < codes.length) return false
  let taken = false
  await inParts(codes, async part => {
    const found = await transaction.selectFrom('phone_codes').select('code').where('code', 'in', part.map(({ code }) => code)).executeTakeFirst()
    taken ||= found !== undefined
  })
  return !taken
}

/** Writes the codes of a lease down, and lets go of those that nobody calls about any more. */
export async function keepCodes(transaction: Store, lease: string, codes: readonly CodedClip[], now: number): Promise<void> {
  await transaction
    .deleteFrom('phone_codes')
    .where('lease', 'in', ({ selectFrom }) => selectFrom('leases').select('leases.id').where('ends_at', '<', now - keptMs))
    .execute()
  await inParts(codes, part => transaction.insertInto('phone_codes').values(part.map(coded => ({ ...coded, lease }))).execute())
}

/** The clip that goes by a code, and whose laptop shows it; of several the one leased last. */
export async function findCoded(store: Store, code: string): Promise<{ clip: string; filer: string; device: string } | null> {
  const row = await store
    .selectFrom('phone_codes')
    .innerJoin('leases', 'leases.id', 'phone_codes.lease')
    .select(['phone_codes.clip', 'leases.person as filer', 'leases.device'])
    .where('code', '=', code)
    .orderBy('leases.number', 'desc')
    .executeTakeFirst()
  return row ?? null
}
