import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'vite'
import { rendererConfig } from '../../../build/renderer.vite.ts'
import { createAssets } from '../../../electron/host/assets.ts'
import { makeWav, sine } from '../../hub/import/support/wav.ts'

/** The stage's page, built like the product's and served under the product's content security policy. */
export type Stage = {
  urlOf(scene: string, theme: 'dark' | 'light'): string
  close(): Promise<void>
}

/** What every clip on the stage sounds like. */
const tone = makeWav({ seconds: 4, channels: [sine(220, 0.2)] })

/** Builds the page in `root` into `folder` and serves from it on a free port of the loopback interface. */
export async function openStage(folder: string, root = import.meta.dirname): Promise<Stage> {
  const config = rendererConfig('product')
  await build({ ...config, root, configFile: false, logLevel: 'warn', build: { ...config.build, outDir: folder } })
  const assets = createAssets(folder)
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stage')
    if (pathname.startsWith('/clip/')) return void response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(tone)
    const { status, headers, body } = await assets(pathname)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (scene, theme) => `http://127.0.0.1:${port}/?scene=${scene}&theme=${theme}`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
