import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { refusal, type HostAnswer } from './answers.ts'
import { documentHeaders, freshNonce, noncePlaceholder, resourceHeaders } from './content-security.ts'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.opus': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Answers from the folder of the built renderer: `/` and `/index.html` with a fresh nonce, every other file of a known
 * type as it is. Nothing outside the folder can be reached, neither by `..` nor by a symbolic link.
 */
export function createAssets(folder: string): (path: string) => Promise<HostAnswer> {
  const inside = async (segments: string[]): Promise<string | null> => {
    const root = await realpath(folder)
    const file = await realpath(join(root, ...segments)).catch(() => null)
    return file !== null && file.startsWith(root + sep) ? file : null
  }
  const bytesOf = async (segments: string[]): Promise<Uint8Array<ArrayBuffer> | null> => {
    const file = await inside(segments)
    return file === null ? null : await readFile(file).catch(() => null)
  }
  const answerDocument = async (): Promise<HostAnswer> => {
    const page = await bytesOf(['index.html'])
    if (page === null) return refusal(404)
    const nonce = freshNonce()
    const body = new TextDecoder().decode(page).replaceAll(noncePlaceholder, nonce)
    return { status: 200, headers: documentHeaders(nonce), body: new TextEncoder().encode(body) }
  }

  return async path => {
    if (path === '/' || path === '/index.html') return answerDocument()
    const segments = safeSegments(path)
    if (segments === null) return refusal(400)
    const contentType = contentTypes[extname(segments.at(-1) ?? '')]
    const body = contentType === undefined ? null : await bytesOf(segments)
    if (contentType === undefined || body === null) return refusal(404)
    return { status: 200, headers: resourceHeaders(contentType), body }
  }
}

/** The decoded names of a path, or null where one of them could mean anything but a name on any platform. */
function safeSegments(path: string): string[] | null {
  let names: string[]
  try {
    names = path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return null
  }
  const plain = names.every(name => name !== '' && !name.startsWith('.') && !/[/\\:\0]/.test(name))
  return path.startsWith('/') && plain ? names : null
}
