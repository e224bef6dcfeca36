import { describe, expect, it } from 'vitest'
import { keepReason, readReason, reasonIn, RejectionReason, SaidReason, sayReason } from '../../../shared/hub-api/rejections.ts'

const unfit: RejectionReason = { code: 'answer_unfit', faults: [{ field: 'choices', kind: 'not_asked' }] }

describe('why something could not be used', () => {
  it('is one of a closed set, with what its sentence needs and nothing else', () => {
    const refused: unknown[] = [
      { code: 'tired' }, { code: 'clip_not_leased', name: 'Maria' }, { code: 'answer_unfit', faults: [{ field: 'choices.maria', kind: 'not_asked' }] },
      { code: 'payload_unfit', fields: ['Maria Popescu'] }, { code: 'question_closed', state: 'lost' }, { code: 'earlier', said: 'x'.repeat(401) },
    ]
    for (const reason of refused) expect(RejectionReason.safeParse(reason).success, JSON.stringify(reason)).toBe(false)
    expect(SaidReason.safeParse({ code: 'tired' }).success).toBe(false)
  })

  it('is read as it was kept', () => {
    for (const reason of [unfit, { code: 'payload_lost' } as const, { code: 'payload_unfit' as const, fields: ['annotation'] }]) {
      expect(readReason(keepReason(reason))).toEqual(reason)
    }
  })

  it('stays what it was where an earlier version kept a sentence', () => {
    const said = 'The lease is of another batch.'
    expect(readReason(said)).toEqual({ code: 'earlier', said })
    expect(readReason(keepReason(readReason(said)))).toEqual({ code: 'earlier', said })
  })

  it('is a sentence for whoever knows no codes, and the sentence is kept as one', () => {
    expect(sayReason(unfit, 2)).toEqual(unfit)
    expect(sayReason(unfit, 1)).toBe('It could not be used (answer_unfit). Update Earshot to read why.')
    expect(sayReason({ code: 'earlier', said: 'The lease is of another batch.' }, 1)).toBe('The lease is of another batch.')
    expect(reasonIn('The lease is of another batch.')).toEqual({ code: 'earlier', said: 'The lease is of another batch.' })
  })
})
