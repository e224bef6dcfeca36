import type { Readable } from 'node:stream'

const mark = Symbol('bytes')

/** An answer that is a stream of bytes and not JSON. */
export type ByteAnswer = { [mark]: true; status: 200 | 206 | 416; headers: Record<string, string>; body: Readable | null }

export const byteAnswer = (status: ByteAnswer['status'], headers: Record<string, string>, body: Readable | null): ByteAnswer => ({
  [mark]: true,
  status,
  headers,
  body,
})

export const isByteAnswer = (value: unknown): value is ByteAnswer => typeof value === 'object' && value !== null && mark in value
