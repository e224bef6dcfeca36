import { describe, expect, test } from 'vitest'
import { choiceIds, choiceKeys, choicesIn, fieldsOf, firstOf, stepOf, type Choice } from '../../../renderer/safety/steps/choices.ts'
import { optionsFor } from '../../../shared/domain/case-options.ts'
import { replay } from '../../../shared/domain/case.ts'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import { CaseStep as Step } from '../../../shared/domain/case-steps.ts'
import type { Severity } from '../../../shared/domain/escalation.ts'
import { actors } from '../stage/small-hub.ts'

type By = keyof typeof actors

/** The case after some steps, and what somebody may choose then. */
function choicesAfter(reader: By, severity: Severity, ...steps: [By, CaseStep][]) {
  const state = replay({ filer: actors['r-118'].person ?? '', category: 'threat', severity }, steps.map(([by, step], at) => ({ by: actors[by], at, step })))
  const choices = choicesIn({ options: optionsFor(state, actors[reader]), requests: state.requests.map(request => ({ ...request })), hold: state.hold })
  return { choices, ids: choices.map(({ id }) => id), first: firstOf(choices, state.state)?.id ?? null }
}

const received: [By, CaseStep] = ['hub', { action: 'receive' }]
const seen: [By, CaseStep] = ['l-301', { action: 'acknowledge' }]
const assessed: [By, CaseStep] = ['l-301', { action: 'assess', reason: null }]
const noAction: [By, CaseStep] = ['l-301', { action: 'propose_no_action', reason: 'a film', line: 'It was a film.' }]

describe('what a case offers', () => {
  test('begins with what it waits for', () => {
    expect(choicesAfter('l-301', 'S1', received).first).toBe('acknowledge')
    expect(choicesAfter('l-301', 'S1', received, seen).first).toBe('assess')
    expect(choicesAfter('l-301', 'S1', received, seen, assessed).first).toBeNull()
    expect(choicesAfter('p-401', 'S2', received, seen, assessed, noAction).first).toBe('approve_no_action')
  })

  test('never has Enter take a question back', () => {
    const asked: [By, CaseStep] = ['l-301', { action: 'ask_filer', question: 'In the room?' }]
    const { ids, first } = choicesAfter('l-301', 'S1', received, seen, assessed, asked)
    expect(ids).toContain('assess')
    expect(first).toBeNull()
  })

  test('never offers anybody to agree to their own step', () => {
    const { ids, first } = choicesAfter('l-301', 'S2', received, seen, assessed, noAction)
    expect(ids.filter(id => id.startsWith('approve'))).toEqual([])
    expect(first).toBeNull()
    expect(choicesAfter('l-302', 'S2', received, seen, assessed, noAction).ids).toContain('approve_no_action')
  })

  test('leaves out what was asked for or granted already', () => {
    const asked: [By, CaseStep] = ['l-301', { action: 'request', kind: 'unseal', reason: 'to find them' }]
    const agreed: [By, CaseStep] = ['p-401', { action: 'approve_request', kind: 'unseal' }]
    expect(choicesAfter('l-301', 'S1', received, seen).ids).toEqual(expect.arrayContaining(['request-unseal', 'unseal_break_glass']))
    expect(choicesAfter('l-301', 'S1', received, seen, asked).ids).not.toContain('request-unseal')
    expect(choicesAfter('p-401', 'S1', received, seen, asked).first).toBe('approve_request-unseal')
    const after = choicesAfter('l-301', 'S1', received, seen, asked, agreed).ids
    expect(after).not.toContain('request-unseal')
    expect(after).not.toContain('unseal_break_glass')
  })

  test('has one raising with every graver severity, and none for the gravest', () => {
    const raise = (severity: Severity) => choicesAfter('s-201', severity, received).choices.find(({ id }) => id === 'raise_severity')?.severities
    expect(raise('S3')).toEqual(['S1', 'S2'])
    expect(raise('S1')).toBeUndefined()
  })

  test('gives no key to two choices that hold together', () => {
    const histories: [By, CaseStep][][] = [
      [received], [received, seen], [received, seen, assessed], [received, seen, assessed, noAction],
      [received, seen, assessed, ['l-301', { action: 'propose_notice', authority: 'police', reason: 'now' }], ['l-301', { action: 'request', kind: 'export', reason: 'for them' }]],
      [received, seen, assessed, ['l-301', { action: 'break_glass', authority: 'police', reason: 'now', reference: '1' }], ['l-301', { action: 'unseal_break_glass', reason: 'now' }]],
    ]
    for (const history of histories) {
      for (const reader of ['l-301', 'l-302', 'p-401', 's-201'] as const) {
        const keys = choicesAfter(reader, 'S1', ...history).ids.map(id => choiceKeys[id])
        expect(new Set(keys).size, `${reader} after ${history.at(-1)?.[1].action}`).toBe(keys.length)
      }
    }
  })
})

describe('a step that is filled in', () => {
  const choiceOf = (id: Choice['id']): Choice => ({ id, action: id.replace(/-.*/, '') as Choice['action'], kind: id.includes('-') ? (id.replace(/.*-/, '') as Choice['kind']) : null, severities: [] })
  const whole = { authority: 'police', reason: 'now', reference: '1', question: 'who?', line: 'Thank you.', text: 'noted', of: '00000000-0000-4000-8000-000000000081', severity: 'S1', to: '00000000-0000-4000-8000-000000000003' }

  test('is one that the contract knows, for every choice', () => {
    for (const id of choiceIds) {
      const written = stepOf(choiceOf(id), whole)
      expect(written, id).toMatchObject({ ok: true })
      if (written.ok) expect(Step.safeParse(written.step).success).toBe(true)
    }
  })

  test('names what is missing, and takes blanks for nothing', () => {
    expect(stepOf(choiceOf('propose_no_action'), { reason: '   ' })).toEqual({ ok: false, missing: ['reason', 'line'] })
    expect(stepOf(choiceOf('raise_severity'), { reason: 'now' })).toEqual({ ok: false, missing: ['severity'] })
    expect(fieldsOf('approve_notice')).toEqual([])
  })
})
