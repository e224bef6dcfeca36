import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import { createCore, type CoreParts } from '../../electron/core/core.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { temporaryFolder } from '../support/folders.ts'
import type { TestHub } from '../support/running-hub.ts'
import { startHub } from './hub.ts'
import { openPlatform } from '../support/workplace.ts'

export const passphrase = 'four words nobody guesses'

/** A real hub process that ends with the test. */
export async function runningHub(...init: string[]): Promise<TestHub> {
  const hub = await startHub(temporaryFolder(), ...init)
  onTestFinished(async () => {
    await hub.stop()
  })
  return hub
}

/** A whole core in this thread. */
export async function startWorkstation(dataDir = temporaryFolder(), parts: Partial<CoreParts> = {}) {
  const core = await createCore({
    dataDir,
    platform: openPlatform,
    clock: { now: Date.now, monotonic: () => performance.now() },
    random: randomBytes,
    connectTo: createTransport,
    acceptSampleHub: false,
    emit: () => undefined,
    ...parts,
  })
  onTestFinished(core.close)
  const ask = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    const reply = await core.call(method, input)
    if (!reply.ok) throw new Refusal(reply.failure.reason, reply.failure.facts)
    return reply.value as MethodOutput<M>
  }
  return {
    core, ask, dataDir,
    /** Waits until sync has come to rest with this many clips on the laptop. */
    async settled(clips: number) {
      await expect.poll(async () => {
        const { clipsOnDevice, phase } = await ask('sync.status', {})
        return phase === 'idle' ? clipsOnDevice : -1
      }, { timeout: 30_000 }).toBe(clips)
      await sleep(0)
    },
  }
}
