import { closeHub, openHub, type Hub } from '../hub.ts'
import { replayJournal } from '../journal/replay.ts'
import type { Command } from 'commander'
import { faultOf } from './faults.ts'

/** Where a command speaks to; tests put their own in. */
export type Terminal = { out(text: string): void; err(text: string): void; interactive: boolean }

/** 0: done; 1: done in part; 2: not done. */
export type ExitCode = 0 | 1 | 2

export type CommonOptions = { data: string; json?: true }

const defaultFolder = (): string => process.env['EARSHOT_HUB_DATA'] ?? '.earshot/hub'

/** The options that every command has. */
export const withCommonOptions = (command: Command): Command =>
  command
    .option('--data <dir>', 'the hub\'s folder; EARSHOT_HUB_DATA names another default', defaultFolder())
    .option('--json', 'one JSON object on standard output')

/** What a command did: a value for machines, words for people. */
export type Outcome = { value: object; words: string; exit?: ExitCode }

/** Runs a command, prints what it did or why it could not (that for people too, with `--json`), and answers the exit code. */
export async function carryOut(terminal: Terminal, json: boolean, work: () => Promise<Outcome>): Promise<ExitCode> {
  try {
    const { value, words, exit } = await work()
    terminal.out(json ? `${JSON.stringify(value)}\n` : `${words}\n`)
    return exit ?? 0
  } catch (error) {
    const { code, message, safe, advice } = faultOf(error)
    if (json) terminal.out(`${JSON.stringify({ error: { code, what: message, safe, advice } })}\n`)
    terminal.err(`${message}\n${safe}\n${advice}\n`)
    return 2
  }
}

/** Opens the hub in a folder for as long as `use` takes, brought up to its journal. */
export async function withHub<T>(folder: string, use: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = await openHub(folder)
  try {
    await replayJournal(hub)
    return await use(hub)
  } finally {
    await closeHub(hub)
  }
}
