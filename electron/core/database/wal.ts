// SQLite's write-ahead log (https://sqlite.org/fileformat2.html#walformat), read without SQLite: a flipped bit makes
// SQLite drop every later commit without a word. Its checksums cover pages as they lie on the disk, encrypted, so no
// key is needed.

export type WalState =
  /** Nothing was ever committed to it, or all of it was taken over into the database. */
  | { kind: 'empty' }
  /** `pages`: numbers of the pages that its commits hold. */
  | { kind: 'whole'; pages: ReadonlySet<number> }
  /** Its last transaction, and none before it, is not as it was written: the power may have gone meanwhile. */
  | { kind: 'torn'; pages: ReadonlySet<number> }
  /** Commits lie behind something broken: frame from 1, or 0 for the header. */
  | { kind: 'broken'; frame: number }

const headerBytes = 32
const frameHeaderBytes = 24
const smallestPage = 512
const largestPage = 65_536
const version = 3_007_000

type Sums = { one: number; two: number }
type Header = { littleEndian: boolean; pageBytes: number; salts: bigint; sums: Sums }
type Frame = { page: number; commits: boolean; salts: bigint; sums: Sums; from: number }

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Carries the checksum on over whole words, `length` being a multiple of 8. */
function addUp(bytes: DataView, from: number, length: number, littleEndian: boolean, { one, two }: Sums): Sums {
  let first = one
  let second = two
  for (let at = from; at < from + length; at += 8) {
    first = (first + bytes.getUint32(at, littleEndian) + second) >>> 0
    second = (second + bytes.getUint32(at + 4, littleEndian) + first) >>> 0
  }
  return { one: first, two: second }
}

const sumsAt = (bytes: DataView, at: number): Sums => ({ one: bytes.getUint32(at), two: bytes.getUint32(at + 4) })
const areSame = (a: Sums, b: Sums): boolean => a.one === b.one && a.two === b.two

const isPageSize = (size: number): boolean => size >= smallestPage && size <= largestPage && (size & (size - 1)) === 0

/** Null where SQLite would take the whole log for none. */
function readHeader(bytes: DataView): Header | null {
  const magic = bytes.getUint32(0)
  const littleEndian = (magic & 1) === 0
  const pageBytes = bytes.getUint32(8)
  const sums = addUp(bytes, 0, headerBytes - 8, littleEndian, { one: 0, two: 0 })
  const good = (magic | 1) >>> 0 === 0x377f0683 && bytes.getUint32(4) === version && isPageSize(pageBytes) && areSame(sums, sumsAt(bytes, 24))
  return good ? { littleEndian, pageBytes, salts: bytes.getBigUint64(16), sums } : null
}

/** Every whole frame of the file, whatever it is worth. */
function readFrames(bytes: DataView, pageBytes: number): Frame[] {
  const size = frameHeaderBytes + pageBytes
  return Array.from({ length: Math.floor((bytes.byteLength - headerBytes) / size) }, (_, index) => {
    const from = headerBytes + index * size
    return { from, page: bytes.getUint32(from), commits: bytes.getUint32(from + 4) !== 0, salts: bytes.getBigUint64(from + 8), sums: sumsAt(bytes, from + 16) }
  })
}

const sumsOver = (bytes: DataView, { from }: Frame, { littleEndian, pageBytes }: Header, before: Sums): Sums =>
  addUp(bytes, from + frameHeaderBytes, pageBytes, littleEndian, addUp(bytes, from, 8, littleEndian, before))

/** Says what a log is worth, from its bytes alone; nothing is written. */
export function scanWal(file: Uint8Array): WalState {
  const bytes = view(file)
  if (bytes.byteLength < headerBytes + frameHeaderBytes + smallestPage) return { kind: 'empty' }
  const header = readHeader(bytes)
  if (header === null) return { kind: 'broken', frame: 0 }

  const pages = new Set<number>()
  const frames = readFrames(bytes, header.pageBytes)
  let uncommitted: number[] = []
  let { sums } = header
  let index = 0
  for (const frame of frames) {
    sums = sumsOver(bytes, frame, header, sums)
    // The checksum does not cover the salts: with it in order and them not, this is no older frame but a damaged one.
    if (areSame(sums, frame.sums) && frame.salts !== header.salts) return { kind: 'broken', frame: index + 1 }
    if (!areSame(sums, frame.sums) || frame.page === 0) break
    uncommitted.push(frame.page)
    if (frame.commits) {
      for (const page of uncommitted) pages.add(page)
      uncommitted = []
    }
    index++
  }
  const behind = frames.slice(index).map(frame => ({ ...frame, current: frame.salts === header.salts }))
  const last = behind.findLastIndex(({ current }) => current)
  const firstCommit = behind.findIndex(({ current, commits }) => current && commits)
  if (firstCommit !== -1 && firstCommit < last) return { kind: 'broken', frame: index + 1 }
  if (firstCommit !== -1) return { kind: 'torn', pages }
  return pages.size === 0 ? { kind: 'empty' } : { kind: 'whole', pages }
}

/**
 * A copy of a broken log with every checksum made good, from which SQLite reads on behind what is broken; the pages
 * themselves are authenticated by the cipher. For rescuing alone, never in the log's own place.
 */
export function mendWal(file: Uint8Array, pageBytes: number): Uint8Array {
  const mended = Uint8Array.from(file)
  const bytes = view(mended)
  const frames = readFrames(bytes, pageBytes)
  const known = readHeader(bytes)
  const salts = known?.salts ?? frames[0]?.salts ?? 0n
  bytes.setUint32(0, 0x377f0682)
  bytes.setUint32(4, version)
  bytes.setUint32(8, pageBytes)
  bytes.setBigUint64(16, salts)
  let sums = addUp(bytes, 0, headerBytes - 8, true, { one: 0, two: 0 })
  const write = (at: number): void => {
    bytes.setUint32(at, sums.one)
    bytes.setUint32(at + 4, sums.two)
  }
  write(24)
  const last = frames.findLastIndex(frame => frame.salts === salts)
  for (const frame of frames.slice(0, last + 1)) {
    bytes.setBigUint64(frame.from + 8, salts)
    sums = sumsOver(bytes, frame, { littleEndian: true, pageBytes, salts, sums }, sums)
    write(frame.from + 16)
  }
  return mended.subarray(0, headerBytes + (last + 1) * (frameHeaderBytes + pageBytes))
}
