import type { z } from 'zod'
import { failureOf } from '../refusal.ts'
import type { Kept } from './kept.ts'

export type FreshOrKept = <T extends { live: boolean }>(key: string, schema: z.ZodType<T>, read: () => Promise<T>) => Promise<T>

/** Reads what the hub says and keeps it under a name; while the hub is away gives what it said last, as not `live`. */
export const createFreshOrKept = (kept: Kept): FreshOrKept => async (key, schema, read) => {
  try {
    const fresh = await read()
    kept.write(key, fresh)
    return fresh
  } catch (error) {
    const snapshot = schema.safeParse(kept.read(key))
    if (failureOf(error)?.code !== 'offline' || !snapshot.success) throw error
    return { ...snapshot.data, live: false }
  }
}
