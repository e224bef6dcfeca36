import * as electron from 'electron'
import { fileURLToPath } from 'node:url'
import { managedPolicyFile } from '../../electron/shell/managed-policy.ts'
import { startShell } from '../../electron/shell/shell.ts'
import { Invitations } from './hub.ts'
import { startSampleShift } from './workstation.ts'

// The desktop app on the sample hub; bundled by the start script, never packaged.

const { EARSHOT_DATA: dataDir, EARSHOT_SAMPLE: sample, ProgramData: programData } = process.env

void startShell(electron, {
  ...(dataDir === undefined ? {} : { dataDir }),
  workerEntry: new URL('./worker.js', import.meta.url),
  rendererDir: fileURLToPath(new URL('../sample-renderer', import.meta.url)),
  preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
  platform: process.platform,
  policyFile: managedPolicyFile(process.platform, programData),
  afterCore: core => startSampleShift(core, sample === undefined ? null : Invitations.parse(JSON.parse(sample))),
})
