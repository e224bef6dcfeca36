#!/usr/bin/env node
import { run } from './cli/program.ts'

// The hub's command line; `--help` says what there is.

process.exitCode = await run(
  {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    interactive: process.stderr.isTTY,
  },
  process.argv.slice(2),
)
