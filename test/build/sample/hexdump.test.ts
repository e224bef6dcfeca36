import { describe, expect, test } from 'vitest'
import { bytesOf, hexLines } from '../../../build/sample/hexdump.ts'

describe('a hex dump', () => {
  test('shows sixteen bytes a line, with what they would read as', () => {
    const bytes = Uint8Array.from([...Buffer.from('SQLite format 3\0'), 0xff, 0x41])
    expect(hexLines(bytes)).toEqual([
      { offset: '0000', bytes: '53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00', text: 'SQLite format 3.' },
      { offset: '0010', bytes: 'ff 41', text: '.A' },
    ])
    expect(hexLines(new Uint8Array())).toEqual([])
  })

  test('reads the bytes that the core sends', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect(bytesOf(Buffer.from(bytes).toString('base64url'))).toEqual(bytes)
  })
})
