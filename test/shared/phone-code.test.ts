import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digest as onLaptop } from '../../electron/core/crypto/digest.ts'
import { digest as atHub } from '../../hub/keys/bytes.ts'
import { PhoneCode, phoneCodeOf, spokenCode } from '../../shared/domain/phone-code.ts'

describe('the code for the telephone', () => {
  test('is the same on a laptop and at the hub, and different for another clip or lease', () => {
    fc.assert(fc.property(fc.uuid(), fc.uuid(), (lease, clip) => {
      const code = phoneCodeOf(atHub, lease, clip)
      expect(phoneCodeOf(onLaptop, lease, clip)).toBe(code)
      expect(PhoneCode.parse(spokenCode(code).toLowerCase())).toBe(code)
      expect(phoneCodeOf(atHub, clip, lease) === code).toBe(lease === clip)
    }))
  })

  test('makes use of all its letters, none more than others', () => {
    const codes = Array.from({ length: 5_000 }, (_, n) => phoneCodeOf(atHub, 'lease', String(n)))
    const counts = Map.groupBy(codes.join(''), letter => letter)
    expect(counts.size).toBe(18)
    for (const { length } of counts.values()) expect(Math.abs(length / (codes.length * 8) - 1 / 18)).toBeLessThan(0.005)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('is refused where it holds what no code holds', () => {
    for (const typed of ['', 'BCDF', 'BCDFGHJKM', 'ABCDFGHJ', 'BCDF GHJ1', 'BCDFGHJI']) expect(PhoneCode.safeParse(typed).success, typed).toBe(false)
  })
})
