import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HostAnswer } from '../../electron/host/answers.ts'
import { contentSecurityPolicy } from '../../electron/host/content-security.ts'
import { createSite } from '../../electron/host/site.ts'

const wav = Uint8Array.from({ length: 100 }, (_, index) => index)
const text = (answer: HostAnswer): string => new TextDecoder().decode(answer.body)

let outer: string
let site: ReturnType<typeof createSite>
let spent: string[]

const get = (path: string, range: string | null = null, method = 'GET'): Promise<HostAnswer> => site({ method, path, range })

beforeAll(async () => {
  outer = await mkdtemp(join(tmpdir(), 'earshot-site-'))
  const folder = join(outer, 'renderer')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(outer, 'secret.json'), 'secret')
  await writeFile(join(folder, 'index.html'), '<meta nonce="__NONCE__"><style nonce="__NONCE__"></style>')
  await writeFile(join(folder, 'assets', 'main-1a.js'), 'export {}')
  await writeFile(join(folder, 'assets', 'main.css'), 'body {}')
  await writeFile(join(folder, 'assets', 'inter.woff2'), 'font')
  await writeFile(join(folder, 'assets', 'clip.opus'), 'sound')
  await writeFile(join(folder, 'notes.exe'), 'no known type')
  await symlink(join(outer, 'secret.json'), join(folder, 'linked.json'))
  spent = []
  const tickets = new Map([['good-Ticket_1', wav]])
  site = createSite(folder, {
    async audio(ticket) {
      if (ticket === 'broken') throw new Error('The core has ended')
      spent.push(ticket)
      const sound = tickets.get(ticket) ?? null
      return sound
    },
    handout: async ticket => (ticket === 'good-Ticket_1' ? { name: 'evidence.zip', mediaType: 'application/zip', bytes: new Uint8Array([1, 2, 3]) } : null),
  })
})

afterAll(() => rm(outer, { recursive: true }))

describe('the document', () => {
  it('carries the same fresh nonce in its policy and everywhere in its text', async () => {
    const [first, second] = await Promise.all([get('/'), get('/index.html')])
    const nonce = /nonce="([^"]+)"/.exec(text(first))?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(text(first)).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}"></style>`)
    expect(first.headers['Content-Security-Policy']).toBe(contentSecurityPolicy(nonce))
    expect(text(second)).not.toContain(nonce)
  })

  it('allows nothing but its own scripts, styles, fonts, images, calls and blobs of sound', () => {
    expect(contentSecurityPolicy('N').split('; ')).toEqual([
      "default-src 'none'", "script-src 'self'", "style-src 'self' 'nonce-N'", "font-src 'self'", "img-src 'self' data:",
      'media-src blob:', "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'",
    ])
  })
})

describe('every answer', () => {
  it.each(['/', '/assets/main-1a.js', '/clip/good-Ticket_1', '/clip/unknown', '/nowhere'])('is hardened and kept nowhere: %s', async path => {
    const { headers } = await get(path)
    expect(headers).toMatchObject({
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
    })
    expect(headers['Permissions-Policy']).toMatch(/\bcamera=\(\).*\bmicrophone=\(\)/)
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'")
  })
})

describe('files of the renderer', () => {
  it.each([
    ['/assets/main-1a.js', 'text/javascript; charset=utf-8'],
    ['/assets/main.css', 'text/css; charset=utf-8'],
    ['/assets/clip.opus', 'audio/ogg'],
    ['/assets/inter.woff2', 'font/woff2'],
  ])('%s is served as %s', async (path, contentType) => {
    expect(await get(path)).toMatchObject({ status: 200, headers: { 'Content-Type': contentType } })
  })

  it('answers HEAD without a body', async () => {
    expect(await get('/assets/main.css', null, 'HEAD')).toMatchObject({ status: 200, body: new Uint8Array() })
  })

  it.each([
    '/../secret.json', '/assets/../../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/..%5csecret.json',
    '/assets//main.css', '/%00/index.html', '/C:/secret.json', '//secret.json', '/.hidden', '/%E0%A4%A', '', 'assets/main.css',
  ])('refuses the path %j', async path => {
    const answer = await get(path)
    expect(answer.status).toBe(400)
    expect(text(answer)).not.toContain('secret')
  })

  it.each(['/linked.json', '/notes.exe', '/assets', '/assets/missing.js'])('has nothing at %s', async path => {
    expect((await get(path)).status).toBe(404)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses the method %s', async method => {
    expect((await get('/', null, method)).status).toBe(405)
    expect((await get('/clip/good-Ticket_1', null, method)).status).toBe(405)
  })
})

describe('a prepared clip', () => {
  it('comes whole, as sound', async () => {
    const answer = await get('/clip/good-Ticket_1')
    expect(answer).toMatchObject({ status: 200, headers: { 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes', 'Content-Length': '100' } })
    expect(answer.body).toEqual(wav)
  })

  it.each([
    ['bytes=0-9', 0, 10], ['bytes=90-', 90, 100], ['bytes=-7', 93, 100], ['bytes=95-400', 95, 100], ['bytes=-400', 0, 100],
  ])('answers the range %s in part', async (range, from, to) => {
    const answer = await get('/clip/good-Ticket_1', range)
    expect(answer.status).toBe(206)
    expect(answer.headers).toMatchObject({ 'Content-Range': `bytes ${from}-${to - 1}/100`, 'Content-Length': String(to - from) })
    expect(answer.body).toEqual(wav.subarray(from, to))
  })

  it.each(['bytes=100-', 'bytes=5-4', 'bytes=-0'])('refuses the range %s', async range => {
    expect(await get('/clip/good-Ticket_1', range)).toMatchObject({ status: 416, headers: { 'Content-Range': 'bytes */100' } })
  })

  it.each(['bytes=-', 'bytes=0-1,5-6', 'lines=0-1', 'nonsense'])('answers %s, which is no single range of bytes, whole', async range => {
    expect((await get('/clip/good-Ticket_1', range)).status).toBe(200)
  })

  it('does not ask the core about a ticket that cannot be one, nor spends one on HEAD', async () => {
    const before = spent.length
    for (const path of ['/clip/', '/clip/a/b', '/clip/a%20b', `/clip/${'a'.repeat(129)}`]) expect((await get(path)).status).toBe(404)
    expect((await get('/clip/good-Ticket_1', null, 'HEAD')).status).toBe(405)
    expect(spent).toHaveLength(before)
  })

  it('is an answer without the ticket in it when the core is gone', async () => {
    const answer = await get('/clip/broken')
    expect(answer.status).toBe(500)
    expect(text(answer)).not.toContain('broken')
  })
})
