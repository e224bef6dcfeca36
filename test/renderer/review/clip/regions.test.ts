import { expect, test } from 'vitest'
import { regionsOf } from '../../../../renderer/review/clip/regions.ts'

test('regions are the sensitive spans that have a time, background speech and the selection', () => {
  const draft = {
    wake: null, quality: [], transcript: 'a', intent: null, slots: [], choices: {},
    sensitive: [
      { class: 'card' as const, words: { from: 0, to: 1 }, time: null, confirmed: false },
      { class: 'name' as const, words: null, time: { from: 100, to: 300 }, confirmed: true },
    ],
    background: [{ from: 400, to: 900 }],
  }
  const names = { sensitive: (kind: string) => `is ${kind}`, background: 'others', selection: 'marked' }
  expect(regionsOf(draft, { from: 1, to: 2 }, names)).toEqual([
    { id: 'sensitive-1', from: 100, to: 300, kind: 'sensitive', label: 'is name' },
    { id: 'background-0', from: 400, to: 900, kind: 'background', label: 'others' },
    { id: 'selection', from: 1, to: 2, kind: 'selection', label: 'marked' },
  ])
  expect(regionsOf({ ...draft, sensitive: [], background: [] }, null, names)).toEqual([])
})
