import { InvalidArgumentError, type Command } from 'commander'
import type { CommonOptions, Outcome } from './console.ts'

// What the parts of the command line share.

/** Adds a command with the options that every command has. */
export type Add = (parent: Command, usage: string, description: string) => Command

/** Makes an action of what a command does: it prints the outcome and sets the exit code. */
export type Settle = <O extends CommonOptions>(work: (options: O) => Promise<Outcome>) => (options: O) => Promise<void>

export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`)
  }

export const text =
  (most: number) =>
  (given: string): string => {
    if (given.trim() !== '' && given.length <= most) return given
    throw new InvalidArgumentError(`It has to be a text of 1 to ${most} characters.`)
  }
