import fc from 'fast-check'

const change = fc.record({
  kind: fc.constantFrom('set', 'drop', 'repeat', 'cut'),
  at: fc.nat(),
  value: fc.oneof(fc.nat(255), fc.constantFrom(0, 10, 13, 34, 44, 0x7b, 0xef, 0xff)),
  length: fc.integer({ min: 1, max: 30 }),
})

/** Bytes of which some places were overwritten, left out, repeated, or from which on everything is missing. */
export const mutated = (bytes: Uint8Array): fc.Arbitrary<Buffer> =>
  fc.array(change, { minLength: 1, maxLength: 5 }).map(changes =>
    changes.reduce((before, { kind, at, value, length }) => {
      const from = before.length === 0 ? 0 : at % before.length
      const to = Math.min(from + length, before.length)
      const part = before.subarray(from, to)
      const put = { set: Buffer.alloc(part.length, value), drop: Buffer.alloc(0), repeat: Buffer.concat([part, part]), cut: Buffer.alloc(0) }[kind]
      return Buffer.concat([before.subarray(0, from), put, kind === 'cut' ? Buffer.alloc(0) : before.subarray(to)])
    }, Buffer.from(bytes)),
  )
