import { describe, expect, test } from 'vitest'
import { previousOf, withState } from '../../../../renderer/review/desk/queue.ts'
import type { ClipRow } from '../../../../shared/contract/clips.ts'
import type { ClipState } from '../../../../shared/domain/batch.ts'

const rowsOf = (...states: ClipState[]): ClipRow[] =>
  states.map((state, index) => ({ clip: `c${index + 1}`, batch: 'b', position: index + 1, state, wake: null }))

describe('the clip before', () => {
  test('is the nearest that may be opened: sealed and destroyed ones are passed over', () => {
    const rows = rowsOf('submitted', 'escalated', 'shredded', 'open')
    expect(previousOf(rows, 'c4')).toBe('c1')
    expect(previousOf(rows, 'c1')).toBeNull()
    expect(previousOf(rows, 'elsewhere')).toBeNull()
  })
})

test('one row is replaced and the others stay', () => {
  const rows = rowsOf('open', 'ready')
  const after = withState(rows, 'c1', 'submitted', 'media')
  expect(after[0]).toMatchObject({ state: 'submitted', wake: 'media' })
  expect(after[1]).toBe(rows[1])
})
