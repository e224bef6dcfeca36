import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The Electron executable that is here already, or null; `EARSHOT_ELECTRON` names another. Never downloads. */
export function findElectron(): string | null {
  const named = process.env['EARSHOT_ELECTRON']
  if (named !== undefined) return existsSync(named) ? named : null
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

const patienceMs = 180_000

/** Electron's executable, fetched by its own installer where it is missing; null where it cannot be had. */
export async function obtainElectron(): Promise<string | null> {
  const found = findElectron()
  if (found !== null || process.env['EARSHOT_ELECTRON'] !== undefined) return found
  const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: patienceMs })
  await new Promise(resolve => installer.once('exit', resolve).once('error', resolve))
  return findElectron()
}
