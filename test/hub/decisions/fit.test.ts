import { describe, expect, it } from 'vitest'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

const slot = (label: string, from: number, to: number) => ({ label, words: { from, to } })

describe('an answer that its task does not allow', () => {
  it('is kept and rejected with what is wrong, never dropped and never used', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play taylor swift', 'stop'])
    stream.append('annotation.submitted', submitted(at(0), annotation('play taylor swift', { slots: [slot('artist_name', 1, 3), slot('room', 2, 4)] })))
    stream.append('annotation.submitted', submitted(at(0), annotation('play', { intent: 'call_the_secret', choices: { who: ['me'] } }), { revision: 2 }))
    stream.append('annotation.submitted', submitted(at(1), annotation('stop', { background: [{ from: 0, to: 1_001 }] })))
    stream.append('annotation.submitted', submitted(at(1), annotation('stop [noise]', { intent: 'stop_playback' }), { revision: 2 }))
    const { answers } = await send(running, stream, station.token)
    expect(answers.slice(-4)).toMatchObject([
      { status: 'rejected', why: { code: 'answer_unfit', faults: [{ field: 'slots', kind: 'overlap' }, { field: 'slots', kind: 'beyond_words' }] } },
      { status: 'rejected', why: { code: 'answer_unfit', faults: [{ field: 'intent', kind: 'not_offered' }, { field: 'choices', kind: 'not_asked' }] } },
      { status: 'rejected', why: { code: 'answer_unfit', faults: [{ field: 'background', kind: 'beyond_end' }] } },
      { status: 'accepted' },
    ])
    const { text, clips } = await exportAnnotations(running.hub)
    expect(clips).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ transcript: 'stop [noise]', words: ['stop'], bio: ['O'] })
    const kept = await running.hub.store.selectFrom('event_payloads').select('payload').execute()
    expect(kept.filter(({ payload }) => payload.includes('call_the_secret'))).toHaveLength(1)
  })
})
