import type { TFunction } from 'i18next'
import type { CaseStep } from '../../../shared/domain/case-steps.ts'

/** What was written with a step, each under the name that it was asked for by. */
export type Said = { term: string; text: string }

const fields = ['authority', 'reason', 'reference', 'question', 'line', 'text', 'severity'] as const

/** The words of a step, as they were written. */
export function wordsIn(step: CaseStep, t: TFunction<'safety'>): Said[] {
  const said = fields.flatMap((name): Said[] => {
    const text: unknown = name in step ? Object.entries(step).find(([key]) => key === name)?.[1] : null
    return typeof text === 'string' && text !== '' ? [{ term: t(`step.field.${name}`), text }] : []
  })
  return 'answer' in step ? [...said, { term: t('record.answer'), text: step.answer }] : said
}

/** What somebody did, with what it was about where that is not said by its name. */
export function deedOf(step: CaseStep, t: TFunction<'safety'>): string {
  const did = t(`record.did.${step.action}`)
  return 'kind' in step ? `${did}: ${t(`record.kind.${step.kind}`)}` : did
}
