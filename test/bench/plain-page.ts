import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'

/** A page as one would first write it: Enter fetches the next clip, wavesurfer decodes, draws and plays it. */
const html = `<!doctype html><meta charset="utf-8"><title>plain</title><div id="wave" style="width:960px"></div>
<script type="module">
import WaveSurfer from '/wavesurfer.js'
const wave = WaveSurfer.create({ container: '#wave', height: 160, barWidth: 3, barGap: 2 })
let next = 0, drawn = 0
wave.on('redrawcomplete', () => { drawn++ })
window.inFront = () => drawn
wave.on('ready', () => { wave.setPlaybackRate(3, true); void wave.play() })
const go = () => void wave.load('/clips/' + next++ + '.wav')
addEventListener('keydown', event => { if (event.code === 'Enter') go() })
</script>`

/** Serves that page, wavesurfer and the clips' own files on loopback. */
export async function servePlainPage(clips: string): Promise<{ url: string; close(): Promise<void> }> {
  const library = readFileSync(join(import.meta.dirname, '../../node_modules/wavesurfer.js/dist/wavesurfer.esm.js'))
  const server = createServer((request, response) => {
    const file = /^\/clips\/(\d+\.wav)$/.exec(request.url ?? '')?.[1]
    if (request.url === '/') response.setHeader('Content-Type', 'text/html').end(html)
    else if (request.url === '/wavesurfer.js') response.setHeader('Content-Type', 'text/javascript').end(library)
    else if (file !== undefined) response.setHeader('Content-Type', 'audio/wav').end(readFileSync(join(clips, file)))
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
