import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'
import { sampleRoles, type SampleRole } from './contract.ts'
import { besidePerson, samplePeople } from './people.ts'
import { sampleProjects } from './projects.ts'

// Drives a hub by its command line, as an operator would.

const command = join(import.meta.dirname, '../../hub/cli.ts')
const clips = join(import.meta.dirname, '../sample-clips')
const run = promisify(execFile)

/** A hub's data folder, used through `hub/cli.ts`. */
export type HubFolder = {
  /** Runs one command with `--json` and parses what it prints; rejects with what it says on standard error. */
  command<S extends z.ZodType>(schema: S, ...args: string[]): Promise<z.infer<S>>
  /** Runs one command and gives the lines it prints. */
  lines(...args: string[]): Promise<string[]>
  serve(port: number): Promise<RunningHub>
}
export type RunningHub = { address: string; stop(): Promise<void>; ended: Promise<void> }

const Ready = z.looseObject({ ready: z.literal(true), address: z.string() })

const stop = (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  child.kill('SIGTERM')
  return ended
}

/** Gives what a command line prints; rejects with what it says on standard error. */
export type CommandLine = (args: readonly string[]) => Promise<string>

const inItsOwnProcess: CommandLine = async args => (await run(process.execPath, [command, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout

export function hubFolder(folder: string, commandLine = inItsOwnProcess): HubFolder {
  const output = (...args: string[]): Promise<string> => commandLine([...args, '--data', folder])
  return {
    command: async (schema, ...args) => schema.parse(JSON.parse(await output(...args, '--json'))),
    lines: async (...args) => (await output(...args)).split('\n').filter(line => line !== ''),
    serve: port =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [command, 'serve', '--data', folder, '--port', String(port), '--json'], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        const ended = new Promise<void>(done => child.once('exit', () => done()))
        let said = ''
        child.stderr.on('data', chunk => {
          said = (said + String(chunk)).slice(-2000)
        })
        child.once('exit', () => reject(new Error(said.trim() || 'The hub ended before it was ready.')))
        createInterface({ input: child.stdout }).once('line', line => {
          const ready = Ready.safeParse(JSON.parse(line))
          if (ready.success) resolve({ address: ready.data.address, ended, stop: () => stop(child, ended) })
        })
      }),
  }
}

/** What a fresh workstation needs to work with the sample hub. */
export const Invitations = z.strictObject({
  device: z.string(),
  people: z.record(z.enum(sampleRoles), z.string()),
  /** The laptop that stands beside, and who works at it. */
  beside: z.strictObject({ device: z.string(), person: z.string() }),
})
export type Invitations = z.infer<typeof Invitations>

const Invited = z.looseObject({ invitation: z.string() })

/** Adds the sample people, gives the reviewer every project's clips, a batch each, and invites a device and each of them. */
export async function inviteEverybody(hub: HubFolder, address: string): Promise<Invitations> {
  const at = ['--address', address]
  const invite = async ({ code, factor }: { code: string; factor: string | null }, role: SampleRole): Promise<string> => {
    const { invitation } = await hub.command(Invited, 'people', 'add', code, '--role', role, ...at)
    if (factor !== null) await hub.command(z.unknown(), 'people', 'totp', code, '--secret', factor)
    return invitation
  }
  const add = (role: SampleRole): Promise<string> => invite(samplePeople[role], role)
  const enrol = async (): Promise<string> => (await hub.command(Invited, 'enrol', ...at)).invitation
  const people = { reviewer: await add('reviewer'), supervisor: await add('supervisor'), safety: await add('safety') }
  for (const { name, batch } of sampleProjects) {
    await hub.command(z.unknown(), 'assign', '--person', samplePeople.reviewer.code, '--project', name, '--name', batch)
  }
  return { device: await enrol(), people, beside: { device: await enrol(), person: await invite(besidePerson, 'safety') } }
}

/** A hub with the sample clips in `folder`: made at the first call, left alone afterwards. */
export async function prepareSampleHub(folder: string): Promise<HubFolder> {
  const hub = hubFolder(folder)
  if (existsSync(join(folder, 'keys'))) return hub
  await hub.command(z.unknown(), 'init', '--sample')
  for (const { name, purpose, files, manifest } of sampleProjects) {
    const terms = ['--purpose', purpose, '--legal-basis', 'None needed: every voice is synthetic', ...files]
    await hub.command(z.unknown(), 'project', 'add', name, ...terms)
    await hub.command(z.unknown(), 'import', clips, '--project', name, '--manifest', join(clips, manifest))
  }
  return hub
}
