import type { TFunction } from 'i18next'
import type { EscalationState } from '../../../shared/domain/escalation.ts'
import type { Action } from '../../keys/action.ts'
import { choiceIds, choiceKeys, firstOf, type Choice } from './choices.ts'
import type { Stepping } from './stepping.ts'

type Front = { choices: readonly Choice[]; state: EscalationState } | null

/** What Enter begins with the case in front; its button shows the key. */
export const firstAction = { id: 'case.first', keys: ['Enter', 'NumpadEnter'] } as const

export const actionOf = (id: Choice['id']): { id: string; keys: readonly string[] } => ({ id: `case.${id}`, keys: [choiceKeys[id]] })

/** Every step on the case in front, by keys; which of them hold depends on the case. */
export function stepActions(stepping: Stepping, front: () => Front, t: TFunction<'safety'>): Action[] {
  const find = (id: Choice['id']): Choice | undefined => front()?.choices.find(choice => choice.id === id)
  const first = (): Choice | null => {
    const now = front()
    return now === null ? null : firstOf(now.choices, now.state)
  }
  return [
    {
      ...firstAction,
      label: t('first'),
      available: () => first() !== null,
      run: () => {
        const choice = first()
        if (choice !== null) stepping.choose(choice)
      },
    },
    ...choiceIds.map((id): Action => ({
      ...actionOf(id),
      label: t(`step.choice.${id}.label`),
      available: () => find(id) !== undefined,
      run: () => {
        const choice = find(id)
        if (choice !== undefined) stepping.choose(choice)
      },
    })),
  ]
}

/** Taking out the evidence that two people agreed on. */
export const evidenceAction = (save: () => void, available: () => boolean, t: TFunction<'safety'>): Action =>
  ({ id: 'case.evidence', label: t('step.evidence.save'), keys: ['KeyV'], available, run: save })

/** The keys of an open form: everything else waits until it is sent or left. */
export const formActions = (stepping: Stepping, t: TFunction<'safety'>): Action[] => [
  { id: 'form.send', label: t('step.send'), keys: ['Enter', 'NumpadEnter'], available: () => true, run: () => void stepping.send() },
  { id: 'form.cancel', label: t('step.cancel'), keys: ['Escape'], available: () => true, run: stepping.leave },
]
