/** One line of a hex dump: where it starts, its bytes, and what they would read as. */
export type HexLine = { offset: string; bytes: string; text: string }

const lineLength = 16

const readable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')

/** The classic dump, 16 bytes a line, everything beyond printable ASCII as a dot. */
export function hexLines(bytes: Uint8Array): HexLine[] {
  const lines: HexLine[] = []
  for (let offset = 0; offset < bytes.length; offset += lineLength) {
    const row = [...bytes.subarray(offset, offset + lineLength)]
    lines.push({
      offset: offset.toString(16).padStart(4, '0'),
      bytes: row.map(byte => byte.toString(16).padStart(2, '0')).join(' '),
      text: row.map(readable).join(''),
    })
  }
  return lines
}

/** Bytes of a base64url text without padding (RFC 4648, section 5). */
export const bytesOf = (base64url: string): Uint8Array =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
