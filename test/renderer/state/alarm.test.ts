import { describe, expect, test } from 'vitest'
import { createAlarm } from '../../../renderer/state/alarm.ts'
import { nothingDone, type RaisedFrom } from '../../../renderer/state/escalating.ts'
import { idOf } from '../stage/figures.ts'

const on = (n: number): RaisedFrom => ({
  subject: { clip: idOf(n), position: n, durationMs: 3000, span: { from: 0, to: 2000 } }, heard: true, left: null,
})

function make(...told: (RaisedFrom | null)[]) {
  const alarm = createAlarm()
  const did: string[] = []
  const ends = told.map((from, index) => alarm.watch({
    raise() {
      did.push(`silence ${index}`)
      return from
    },
    settle: () => did.push(`settle ${index}`),
  }))
  return { alarm, did, ends }
}

describe('the alarm', () => {
  test('silences every screen before it is raised, whichever knows the clip', () => {
    const { alarm, did } = make(on(1), null)
    alarm.subscribe(({ raised }) => did.push(raised === null ? 'over' : 'raised'))
    alarm.raise()
    expect(did).toEqual(['silence 0', 'silence 1', 'raised'])
    expect(alarm.getState().raised).toEqual(on(1))
  })

  test('is raised once, and again only when it was settled', () => {
    const { alarm, did } = make(on(1))
    alarm.raise()
    alarm.raise()
    expect(did).toEqual(['silence 0'])
    alarm.settle(nothingDone)
    alarm.raise()
    expect(did).toEqual(['silence 0', 'settle 0', 'silence 0'])
  })

  test('works where no screen shows a clip, and takes one that does before one that does not', () => {
    const nowhere: RaisedFrom = { subject: null, heard: false, left: null }
    const none = make()
    none.alarm.raise()
    expect(none.alarm.getState().raised).toEqual(nowhere)
    const some = make(on(1), { ...nowhere, left: idOf(2) })
    some.alarm.raise()
    expect(some.alarm.getState().raised).toEqual(on(1))
  })

  test('no longer asks a screen that has gone', () => {
    const { alarm, did, ends } = make(on(1))
    ends[0]?.()
    alarm.raise()
    expect(did).toEqual([])
  })
})
