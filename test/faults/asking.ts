import { setTimeout as sleep } from 'node:timers/promises'
import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract/methods.ts'
import type { Reply } from '../../shared/contract/failure.ts'
import { pick, type Chance } from '../support/chance.ts'

/** Every answer bears words of its own, so that it can be found again. */
export type Answers = {
  /** Those that the core has said it keeps. */
  promised: Set<string>
  /** Those that were begun, promised or not. */
  begun: Set<string>
}

/** A core, here or in another process; null where it was gone before it answered. */
export type Callable = { call(method: MethodName, input: never): Promise<Reply<unknown> | null> }

async function tryAsking<M extends MethodName>({ call }: Callable, method: M, input: MethodInput<M>): Promise<Reply<MethodOutput<M>> | null> {
  return (await call(method, input as never)) as Reply<MethodOutput<M>> | null
}

export async function ask<M extends MethodName>(core: Callable, method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await tryAsking(core, method, input)
  if (reply?.ok !== true) throw new Error(`${method}: ${reply === null ? 'the core was gone' : reply.failure.reason}`)
  return reply.value
}

/** Asks until something is so. */
export async function until(so: () => Promise<boolean>, what: string, patienceMs = 60_000): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await so())) {
    if (performance.now() > deadline) throw new Error(`It did not come to this: ${what}`)
    await sleep(50)
  }
}

/** Syncs until nothing waits for the hub and nothing runs; asked for no oftener than a person would, or the hub's limits refuse it. */
export async function untilSent(core: Callable): Promise<void> {
  let last = ''
  let asked = -Infinity
  await until(async () => {
    const status = await ask(core, 'sync.status', {})
    last = `${status.waiting} wait, ${status.phase}, ${status.failure?.reason ?? 'no failure'}`
    if (status.waiting === 0 && status.phase === 'idle') return true
    if (status.phase === 'idle' && performance.now() - asked > 1_000) {
      asked = performance.now()
      await ask(core, 'sync.start', {})
    }
    return false
  }, 'nothing waits any more').catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : ''}: ${last}`)
  })
}

/** Short enough to count as heard at once. */
export const clipMs = 900

/** Between being listed and being opened, a clip may be taken back by the hub. */
const wasTaken = (reply: Reply<unknown>): boolean => !reply.ok && (reply.failure.reason === 'clip_recalled' || reply.failure.reason === 'lease_ended')

/** Answers clips one after the other, in words of their own, until enough or until the core is gone. */
export async function review(core: Callable, answers: Answers, { name, most, chance }: { name: string; most: number; chance: Chance }): Promise<void> {
  const listed = await tryAsking(core, 'clips.list', {})
  if (listed?.ok !== true || listed.value.length === 0) return
  for (let n = 0; n < most; n++) {
    const { clip } = pick(chance, listed.value)
    const opened = await tryAsking(core, 'clips.open', { clip })
    const started = await tryAsking(core, 'clips.start', { clip })
    if (opened === null || started === null) return
    if ([opened, started].some(wasTaken)) continue
    if (!opened.ok || !started.ok) throw new Error(`A clip did not open: ${JSON.stringify([opened, started].flatMap(reply => (reply.ok ? [] : [reply.failure])))}`)
    const transcript = `${name} answer ${n}`
    answers.begun.add(transcript)
    const reply = await tryAsking(core, 'annotations.submit', { clip, annotation: { ...opened.value.annotation, transcript }, played: { spans: [{ from: 0, to: clipMs }], speed: 1 } })
    if (reply === null) return
    if (wasTaken(reply)) continue
    if (!reply.ok) throw new Error(`An answer was refused: ${reply.failure.reason}`)
    answers.promised.add(transcript)
  }
}
