import { join } from 'node:path'
import { z } from 'zod'
import { hubFolder, type HubFolder, type RunningHub } from '../../build/sample/hub.ts'

// A real hub in a process of its own, driven by its command line.

export type TestHub = {
  folder: HubFolder
  running: RunningHub
  address: string
  /** As `init` printed it, once. */
  recoveryKey: string
  /** Ends the process as a power cut would not: cleanly. */
  stop(): Promise<void>
  /** Serves again on the same port. */
  restart(): Promise<void>
  inviteDevice(): Promise<string>
  addPerson(code: string, role: string): Promise<string>
  /** Another invitation for somebody who is known. */
  invitePerson(code: string): Promise<string>
  assign(code: string, ...more: string[]): Promise<{ batch: string; clips: number }>
  importFolder(folder: string, manifest: string): Promise<{ imported: number; refused: unknown[] }>
  status(): Promise<Record<string, unknown>>
  exportLines(): Promise<Record<string, unknown>[]>
}

const Made = z.looseObject({ recoveryKey: z.string() })
const Invited = z.looseObject({ invitation: z.string() })
const Assigned = z.looseObject({ batch: z.string(), clips: z.int() })
const Imported = z.looseObject({ imported: z.int(), refused: z.array(z.unknown()) })

export const startHub = (dataDir: string, ...init: string[]): Promise<TestHub> => startHubIn(hubFolder(join(dataDir, 'hub')), ...init)

export async function startHubIn(folder: HubFolder, ...init: string[]): Promise<TestHub> {
  const { recoveryKey } = await folder.command(Made, 'init', ...init)
  let running = await folder.serve(0)
  const { address } = running
  const at = ['--address', address]
  return {
    folder,
    address,
    recoveryKey,
    get running() {
      return running
    },
    stop: () => running.stop(),
    async restart() {
      running = await folder.serve(Number(address.split(':').at(-1)))
    },
    inviteDevice: async () => (await folder.command(Invited, 'enrol', ...at)).invitation,
    addPerson: async (code, role) => (await folder.command(Invited, 'people', 'add', code, '--role', role, ...at)).invitation,
    invitePerson: async code => (await folder.command(Invited, 'people', 'invite', code, ...at)).invitation,
    assign: (code, ...more) => folder.command(Assigned, 'assign', '--person', code, ...more),
    importFolder: (from, manifest) => folder.command(Imported, 'import', from, '--manifest', manifest),
    status: () => folder.command(z.record(z.string(), z.unknown()), 'status'),
    async exportLines() {
      const text = await folder.lines('export', '--format', 'jsonl')
      return text.map(line => JSON.parse(line) as Record<string, unknown>)
    },
  }
}
