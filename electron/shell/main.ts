import * as electron from 'electron'
import { fileURLToPath } from 'node:url'
import { managedPolicyFile } from './managed-policy.ts'
import { startShell } from './shell.ts'

// The entry of the app; it is bundled beside the worker and the preload that it names.

const { EARSHOT_DATA: dataDir, ProgramData: programData } = process.env

void startShell(electron, {
  ...(dataDir === undefined ? {} : { dataDir }),
  workerEntry: new URL('./worker.js', import.meta.url),
  rendererDir: fileURLToPath(new URL('../renderer', import.meta.url)),
  preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
  platform: process.platform,
  policyFile: managedPolicyFile(process.platform, programData),
})
