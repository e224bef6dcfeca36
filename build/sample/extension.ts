import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Extension } from '../../electron/core/core.ts'
import type { ConnectTo } from '../../electron/core/hub/connection.ts'
import { createTransport } from '../../electron/core/hub/transport.ts'
import { Refusal } from '../../electron/core/refusal.ts'
import { personFolder } from '../../electron/core/session/joining.ts'
import { wordsOf } from '../../shared/domain/words.ts'
import { createBeside, type Beside } from './beside.ts'
import { sampleMethods, sampleRoles, SampleRole, ThiefView, type SampleState } from './contract.ts'
import { codeAt } from './factor.ts'
import { samplePeople } from './people.ts'

// The core's side of the sample bar: a cable that can be pulled, three people to be, their second factors, a
// second laptop beside this one, and a thief.

const run = promisify(execFile)
/** The Node that began all this, which reads TypeScript; Electron's executable is a Node as well, where it is told so. */
const node = process.env['EARSHOT_NODE'] ?? process.execPath
const asNode = { env: { ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 1024 * 1024 }
// Bundled for Electron this file lies as deep in `out/` as it does here, and what it starts stays where it is.
const hubCommand = join(import.meta.dirname, '../../hub/cli.ts')
const thiefScript = join(import.meta.dirname, '../../build/sample/thief.ts')

/** A way to the hub that can be cut, and the core's extension that cuts it. */
export function createSample(dataDir: string): { connectTo: ConnectTo; extend: Extension } {
  let connected = true

  const connectTo: ConnectTo = place => {
    const transport = createTransport(place)
    return async exchange => {
      if (!connected) throw new Refusal('hub_unreachable', { host: place.host })
      return transport(exchange)
    }
  }

  const extend: Extension = ({ session, device, parts }) => {
    let opened: Promise<Beside> | null = null
    let open: Beside | null = null
    const beside = (): Promise<Beside> => (opened ??= createBeside(parts).then(made => (open = made)))
    const settled = (): boolean => existsSync(join(dataDir, 'beside/device.key'))

    const known = (): SampleState['people'] =>
      device.people().flatMap(({ person, role }) => {
        const sample = SampleRole.safeParse(role)
        return sample.success ? [{ person, role: sample.data }] : []
      })
    const read = (): SampleState => {
      const current = SampleRole.safeParse(session.desk()?.role)
      return { people: known(), current: current.success ? current.data : null, connected, beside: settled() }
    }
    /** Types the code in that a real person would read off their authenticator app; a refusal is left to the dialog. */
    const fillFactor = async (): Promise<void> => {
      const desk = session.desk()
      const role = SampleRole.safeParse(desk?.role)
      const secret = role.success ? samplePeople[role.data].factor : null
      if (desk === null || secret === null || !desk.factorNeeded()) return
      await Promise.resolve(desk.handlers['session.factor']({ code: codeAt(secret, device.time.now()) })).catch(() => undefined)
    }
    const clipInFront = async (): Promise<string | null> => (await session.desk()?.handlers['clips.current']({}))?.clip ?? null
    /** The words on the screen, for the thief to look for. */
    const wordsInFront = async (): Promise<string[]> => {
      const handlers = session.desk()?.handlers
      const clip = await clipInFront()
      if (handlers === undefined || clip === null) return []
      const { hypothesis } = await handlers['clips.open']({ clip })
      return [hypothesis, ...wordsOf(hypothesis).filter(word => word.length > 3)].slice(0, 8)
    }
    return {
      methods: sampleMethods,
      handlers: {
        // The bar reads whenever the session has changed, and that is when a code is asked for.
        'sample.read': async () => {
          await fillFactor()
          return read()
        },
        'sample.become': async ({ role }: { role: SampleRole }) => {
          const person = known().find(candidate => candidate.role === role)?.person
          if (person === undefined) throw new Refusal('person_unknown')
          await session.handlers['session.unlock']({ person, passphrase: samplePeople[role].passphrase })
          return read()
        },
        'sample.network': async ({ connected: next }: { connected: boolean }) => {
          connected = next
          await session.desk()?.handlers['sync.start']({})
          return read()
        },
        'sample.recall': async () => {
          const desk = session.desk()
          const clip = desk?.role === sampleRoles[0] ? await clipInFront() : null
          if (desk === null || clip === null) throw new Refusal('clip_unknown')
          await run(node, [hubCommand, 'recall', 'clip', clip, '--reason', 'Recalled in the sample bar', '--data', join(dataDir, '../hub')], asNode)
          await desk.handlers['sync.start']({})
          return read()
        },
        'sample.settleBeside': async (invitations: { device: string; person: string }) => {
          await (await beside()).settle(invitations)
          return {}
        },
        'sample.beside': async ({ method, input }: { method: string; input: unknown }) => (await beside()).call(method, input),
        'sample.besideEvents': async ({ after }: { after: number }) => (await beside()).events(after),
        'sample.thief': async () => {
          const person = session.desk()?.person.person ?? known()[0]?.person
          if (person === undefined) throw new Refusal('person_unknown')
          const words = session.desk()?.role === sampleRoles[0] ? await wordsInFront().catch(() => []) : []
          const { stdout } = await run(node, [thiefScript, personFolder(dataDir, person), ...words], asNode)
          return ThiefView.parse(JSON.parse(stdout))
        },
      },
      audio: ticket => open?.audio(ticket) ?? null,
      close: async () => open?.close(),
    }
  }
  return { connectTo, extend }
}
