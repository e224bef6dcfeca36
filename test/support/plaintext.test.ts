import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './folders.ts'
import { hunt, soundForms, textForms } from './plaintext.ts'

const words = 'bună seara, aprinde lumina'

describe('the plaintext hunt', () => {
  test.each([
    ['plain', Buffer.from(`x${words}x`)],
    ['UTF-16', Buffer.from(`x${words}x`, 'utf16le')],
    ['base64', Buffer.from(Buffer.from(`xy${words}`).toString('base64'))],
    ['escaped JSON', Buffer.from(JSON.stringify(words).replace(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))],
    ['compressed', gzipSync(Buffer.from(`{"transcript":"${words}"}`))],
  ])('finds words that lie there %s', (_, bytes) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'leak'), bytes)
    expect(hunt([folder], textForms('words', words)).finds).toEqual([{ file: 'leak', what: 'words' }])
  })

  test('finds a stretch of sound, and nothing in noise', () => {
    const folder = temporaryFolder()
    const wav = Buffer.alloc(44 + 32_000)
    for (let i = 0; i < 16_000; i++) wav.writeInt16LE(Math.round(9_000 * Math.sin(i / 7) * Math.sin(i / 900)), 44 + i * 2)
    const wanted = soundForms('sound', wav)
    writeFileSync(join(folder, 'noise'), Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)))
    expect(hunt([folder], wanted).finds).toEqual([])
    writeFileSync(join(folder, 'leak'), wav.subarray(3_000, 9_000))
    expect(hunt([folder], wanted).finds).toEqual([{ file: 'leak', what: 'sound' }])
  })
})
