import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'

// Searches files for what must not lie in them in the clear.

/** A place where something was found: the file, and the name of what it held, never the content. */
export type Find = { file: string; what: string }

export type Wanted = { what: string; bytes: Buffer }

/** A text as it might lie in a file: UTF-8, UTF-16, base64 at each of the three offsets, and as JSON escapes it. */
export function textForms(what: string, text: string): Wanted[] {
  const base64 = [0, 1, 2].map(shift => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64url')
    // The first and the last characters depend on the neighbours.
    return encoded.slice(shift === 0 ? 0 : 4, -4)
  })
  const escaped = JSON.stringify(text).slice(1, -1).replace(/[\u0080-\uffff]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(escaped), ...base64.filter(form => form.length >= 8).map(form => Buffer.from(form))]
  return forms.map(bytes => ({ what, bytes }))
}

/** Stretches of 24 samples out of the loud parts of a 16-bit WAV, as they are and as base64. */
export function soundForms(what: string, wav: Buffer): Wanted[] {
  const forms: Wanted[] = []
  const stretch = 48
  for (let at = 44; at + stretch < wav.length; at += Math.max(stretch, Math.floor((wav.length - 44) / 40) & ~1)) {
    const bytes = wav.subarray(at, at + stretch)
    const loud = Array.from({ length: stretch / 2 }, (_, i) => Math.abs(bytes.readInt16LE(i * 2))).some(sample => sample > 300)
    if (loud) forms.push({ what, bytes }, { what, bytes: Buffer.from(bytes.toString('base64url').slice(4, -4)) })
  }
  return forms
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** What a file says, also where it was merely compressed. */
function layers(bytes: Buffer): Buffer[] {
  const found = [bytes]
  for (const unpack of [gunzipSync, inflateRawSync]) {
    try {
      found.push(unpack(bytes, { maxOutputLength: 64 * 1024 * 1024 }))
    } catch {
      // Not compressed in this way.
    }
  }
  return found
}

/** Every place below the folders that holds any of it; also tells how much was searched. */
export function hunt(folders: readonly string[], wanted: readonly Wanted[]): { finds: Find[]; files: number; bytes: number } {
  const finds: Find[] = []
  let files = 0
  let bytes = 0
  for (const folder of folders) {
    for (const file of filesUnder(folder)) {
      files++
      bytes += statSync(file).size
      const contents = layers(readFileSync(file))
      for (const what of new Set(wanted.filter(form => contents.some(content => content.includes(form.bytes))).map(form => form.what))) {
        finds.push({ file: relative(folder, file), what })
      }
    }
  }
  return { finds, files, bytes }
}
