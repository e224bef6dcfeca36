import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Reply } from '../../../shared/contract/failure.ts'
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract/methods.ts'
import type { FromChild, ToChild, Way } from './child.ts'

/** A core in a process that can be killed. */
export type KillableCore = {
  /** Null where the process was gone before it answered. */
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Reply<MethodOutput<M>> | null>
  /** From now on, how far a filing gets. */
  take(way: Way): void
  /** Resolves once a filing has come to where it stops. */
  stopped: Promise<void>
  /** SIGKILL: nothing is flushed, nothing is closed. */
  kill(): Promise<void>
}

/** `later`: by how many trial migrations its build is ahead of this one. `under`: a command that runs it, as its own process. */
export function startKillable(folder: string, later = 0, under: readonly string[] = []): KillableCore {
  const line = [...under, process.execPath, join(import.meta.dirname, 'child.ts'), folder, String(later)]
  const child: ChildProcess = spawn(line[0] ?? '', line.slice(1), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const waiting = new Map<number, (reply: Reply<never> | null) => void>()
  let stop: () => void = () => undefined
  const stopped = new Promise<void>(resolve => (stop = resolve))
  let lastId = 0
  child.on('message', (message: FromChild) => {
    if ('stopped' in message) return stop()
    waiting.get(message.id)?.(message.reply as Reply<never>)
    waiting.delete(message.id)
  })
  void ended.then(() => {
    for (const answer of waiting.values()) answer(null)
  })
  const send = (message: ToChild, gone: () => void): void =>
    void child.send(message, error => {
      if (error !== null) gone()
    })
  return {
    stopped,
    take: way => send({ way }, () => undefined),
    call: (method, input) =>
      new Promise(resolve => {
        const id = ++lastId
        waiting.set(id, resolve)
        send({ id, method, input }, () => resolve(null))
      }),
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
}
