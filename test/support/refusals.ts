import { expect } from 'vitest'
import type { FailureReason } from '../../shared/contract/failure.ts'
import { failureOf } from '../../electron/core/refusal.ts'

/** The failure that something throws or rejects with, as a person would be told it. */
export async function reasonOf(attempt: () => unknown): Promise<FailureReason | null> {
  try {
    await attempt()
  } catch (error) {
    return failureOf(error)?.reason ?? null
  }
  expect.unreachable('it was not refused')
}
