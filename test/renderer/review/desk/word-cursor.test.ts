import { expect, test } from 'vitest'
import { cursorOver, extendedBy, movedBy, rangeOf, readsLeftwards } from '../../../../renderer/review/desk/word-cursor.ts'

test('moving leaves a stretch of words by its edge, and stays among the words', () => {
  const chosen = cursorOver({ from: 1, to: 3 })
  expect(rangeOf(movedBy(chosen, 1, 5))).toEqual({ from: 3, to: 4 })
  expect(rangeOf(movedBy(chosen, -1, 5))).toEqual({ from: 0, to: 1 })
  expect(rangeOf(movedBy(cursorOver({ from: 4, to: 5 }), 1, 5))).toEqual({ from: 4, to: 5 })
})

test('extending goes out from where the choice began, and back over it', () => {
  const one = cursorOver({ from: 2, to: 3 })
  const two = extendedBy(one, 1, 5)
  expect(rangeOf(two)).toEqual({ from: 2, to: 4 })
  expect(rangeOf(extendedBy(extendedBy(two, -1, 5), -1, 5))).toEqual({ from: 1, to: 3 })
  expect(rangeOf(extendedBy(cursorOver({ from: 0, to: 1 }), -1, 5))).toEqual({ from: 0, to: 1 })
})

test('what was chosen as a whole grows to either side, and shrinks by the end that moved last', () => {
  const heard = cursorOver({ from: 4, to: 7 })
  const wider = extendedBy(extendedBy(heard, -1, 9), -1, 9)
  expect(rangeOf(wider)).toEqual({ from: 2, to: 7 })
  expect(rangeOf(extendedBy(wider, 1, 9))).toEqual({ from: 3, to: 7 })
  expect(rangeOf(extendedBy(heard, 1, 9))).toEqual({ from: 4, to: 8 })
})

test('Arabic and Hebrew are read leftwards, whatever stands before their first letter', () => {
  expect(['شغل', '12 שלום', 'play', 'गाना', '播放', '[noise]', ''].map(readsLeftwards)).toEqual([true, true, false, false, false, false, false])
})
