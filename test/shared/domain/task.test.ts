import { describe, expect, it } from 'vitest'
import { openQuestions, TaskSpecification } from '../../../shared/domain/task.ts'
import { annotation } from '../../hub/support/answers.ts'

const choice = { kind: 'choice', required: true, id: 'source', title: 'What woke it?', options: [{ id: 'tv', title: 'TV' }], multiple: false }
const wake = { kind: 'wake', required: true, options: ['meant', 'media'], preset: null }
const parse = (...questions: object[]) => TaskSpecification.safeParse({ id: 'x', version: 1, questions })
const taskOf = (...questions: object[]): TaskSpecification => TaskSpecification.parse({ id: 'x', version: 1, questions })
const issues = (...questions: object[]) => parse(...questions).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('what is still to be answered', () => {
  it('comes in the order in which the task asks', () => {
    expect(openQuestions(taskOf(choice, wake), annotation('x', { wake: null }))).toEqual(['choice:source', 'wake'])
  })

  it('ends with a false wake: what is asked before the verdict stays open, what is asked after it does not', () => {
    const falseWake = annotation('x', { wake: 'media' })
    expect(openQuestions(taskOf(choice, wake), falseWake)).toEqual(['choice:source'])
    expect(openQuestions(taskOf(wake, choice), falseWake)).toEqual([])
    expect(openQuestions(taskOf(wake, choice), annotation('x', { wake: 'meant' }))).toEqual(['choice:source'])
  })
})

describe('a specification', () => {
  it('asks nothing twice, and offers nothing twice', () => {
    expect(issues(wake, wake)).toEqual(['questions: no question is asked twice'])
    expect(issues({ ...wake, options: ['meant', 'meant'] })).toEqual(['questions.0.options: offers "meant" twice'])
    expect(issues({ kind: 'slots', required: false, labels: ['a', 'b', 'a'], overlap: false })).toEqual(['questions.0.labels: offers "a" twice'])
  })

  it('presets only what it offers, and requires only what can be answered', () => {
    expect(issues({ ...wake, preset: 'noise' })).toEqual(['questions.0.preset: is not among the options'])
    expect(issues({ kind: 'quality', required: true, options: [] })).toEqual(['questions.0.options: offers nothing, and an answer is required'])
  })
})
