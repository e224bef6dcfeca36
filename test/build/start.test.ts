import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/folders.ts'
import { projectRoot } from '../support/source-tree.ts'

it('npm start touches nothing, not even to begin afresh, where something listens on its hub’s port', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const data = temporaryFolder()
  mkdirSync(join(data, 'browser'))
  writeFileSync(join(data, 'browser/hub-port'), String(port))

  for (const more of [[], ['--fresh']]) {
    const child = spawn(process.execPath, [join(projectRoot, 'build/start.ts'), '--data', data, ...more], {
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', EARSHOT_ELECTRON: '' },
    })
    let said = ''
    child.stderr.on('data', chunk => (said += String(chunk)))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(said).toContain(`Something listens on 127.0.0.1:${port} already`)
    expect(said).toContain('Nothing in')
    expect(readFileSync(join(data, 'browser/hub-port'), 'utf8')).toBe(String(port))
  }
})
