import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ThiefView } from './contract.ts'

// What somebody sees who took the disk: `thief.ts FOLDER WORD...` prints it as JSON. A process of its own, as a thief
// would be, and because closing a database's file in the process that has it open would drop that process's locks.

const [folder = '.', ...words] = process.argv.slice(2)

/** Shannon entropy in bits per byte. */
function entropy(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / bytes.length) * Math.log2(count / bytes.length)), 0)
}

const files = readdirSync(folder)
  .filter(name => name.startsWith('vault.db'))
  .map(name => ({ name, bytes: readFileSync(join(folder, name)) }))

const holds = (bytes: Buffer, text: string): boolean => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))

const view: ThiefView = {
  files: files.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    entropyBitsPerByte: entropy(bytes),
    head: bytes.subarray(0, 512).toString('base64url'),
  })),
  searched: words.map(text => ({ text, found: files.some(({ bytes }) => holds(bytes, text)) })),
}
process.stdout.write(JSON.stringify(view))
