import { refuse, type Refused } from './sound.ts'

// Ogg pages (RFC 3533), each under its own checksum.

export type OggPage = {
  bytes: Uint8Array
  /** What the page carries of its codec. */
  body: Uint8Array
  last: boolean
  /** Of the codec; for Opus samples at 48 kHz up to the end of the page, or -1 where no packet ends on it. */
  granule: number
}

/** The pages of a file that holds one whole logical stream, and nothing else. */
export function readOggPages(file: Uint8Array): { ok: true; pages: OggPage[] } | Refused {
  const cut = refuse('truncated', 'It ends before its last page. Copy it again from its source.')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const pages: OggPage[] = []
  const serial = file.length >= headerBytes ? view.getUint32(14, true) : 0
  for (let at = 0; at < file.length; ) {
    if (pages.at(-1)?.last === true) {
      return refuse('unsupported_format', 'It holds more than one stream, or something behind it.')
    }
    if (file.length - at < headerBytes) return cut
    if (view.getUint32(at) !== capturePattern || view.getUint8(at + 4) !== 0) {
      return refuse('corrupt', 'A page does not start where it should.')
    }
    const from = at + headerBytes + view.getUint8(at + 26)
    if (from > file.length) return cut
    const to = from + file.subarray(at + headerBytes, from).reduce((sum, size) => sum + size, 0)
    if (to > file.length) return cut
    const bytes = file.subarray(at, to)
    if (oggChecksum(bytes) !== view.getUint32(at + 22, true)) {
      return refuse('corrupt', 'A part of it cannot be read: its checksum is wrong.')
    }
    if (view.getUint32(at + 14, true) !== serial) return refuse('unsupported_format', 'It holds more than one stream.')
    if (view.getUint32(at + 18, true) !== pages.length) return refuse('corrupt', 'A page is missing.')
    pages.push({
      bytes,
      body: file.subarray(from, to),
      last: (view.getUint8(at + 5) & lastPageFlag) !== 0,
      granule: Number(view.getBigInt64(at + 6, true)),
    })
    at = to
  }
  return pages.at(-1)?.last === true ? { ok: true, pages } : cut
}

const headerBytes = 27
const capturePattern = 0x4f67_6753
const lastPageFlag = 4

const checksumTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c1_1db7 : value << 1
  return value
})

/** CRC-32 with polynomial 0x04c11db7, neither reflected nor inverted, over a page whose own field counts as zero. */
export function oggChecksum(page: Uint8Array): number {
  let crc = 0
  for (let i = 0; i < page.length; i++) {
    const byte = i >= 22 && i < 26 ? 0 : (page[i] ?? 0)
    crc = (crc << 8) ^ (checksumTable[((crc >>> 24) ^ byte) & 0xff] ?? 0)
  }
  return crc >>> 0
}
