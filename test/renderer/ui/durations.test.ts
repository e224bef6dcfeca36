import { describe, expect, test } from 'vitest'
import { inWords } from '../../../renderer/ui/durations.ts'

describe('a duration in words', () => {
  test('is said in its largest whole unit', () => {
    expect([1000, 59_999, 60_000, 300_000, 14_400_000, 86_400_000].map(inWords)).toEqual([
      '1 second', '59 seconds', '1 minute', '5 minutes', '4 hours', '1 day',
    ])
    expect(inWords(200)).toBe('0 seconds')
  })
})
