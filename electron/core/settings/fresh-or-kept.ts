import type { z } from 'zod'
import { failureOf } from '../refusal.ts'
import type { Kept } from './kept.ts'

export type FreshOrKept = <T extends { live: boolean }>(key: string, schema: z.ZodType<T>, read: () => Promise<T>) => Promise<T>

/** Reads what the hub says and keeps it; while the hub is away gives what is found of before, as not `live`. */
export async function freshOr<T extends { live: boolean }>(read: () => Promise<T>, keep: (fresh: T) => void, find: () => T | undefined): Promise<T> {
  try {
    const fresh = await read()
    keep(fresh)
    return fresh
  } catch (error) {
    const snapshot = failureOf(error)?.code === 'offline' ? find() : undefined
    if (snapshot === undefined) throw error
    return { ...snapshot, live: false }
  }
}

/** The same with one thing kept under a name. */
export const createFreshOrKept = (kept: Kept): FreshOrKept => (key, schema, read) =>
  freshOr(read, fresh => kept.write(key, fresh), () => schema.safeParse(kept.read(key)).data)
