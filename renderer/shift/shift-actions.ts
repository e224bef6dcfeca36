import type { TFunction } from 'i18next'
import type { PauseKind } from '../../shared/contract/shift.ts'
import type { Action } from '../keys/action.ts'
import { settle, type Workstation } from '../state/workstation.ts'

/** What a reviewer does with the shift itself. */
export type ShiftActions = {
  clockIn: Action
  pause: Action
  /** A pause without limit or reason, counted nowhere. */
  wellness: Action
  /** Paid time in which no clip is suitable. */
  unsuited: Action
  resume: Action
  clockOut(): Promise<boolean>
}

export function createShiftActions(workstation: Workstation, t: TFunction<'shift'>): ShiftActions {
  const { client, shift, notices } = workstation
  const running = () => shift.getState().value?.running ?? null
  const ask = async (step: 'shift.start' | 'shift.resume' | 'shift.end' | PauseKind): Promise<boolean> => {
    await settle(workstation)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const reply =
      step === 'shift.start'
        ? await client.call(step, { zone })
        : step === 'shift.resume' || step === 'shift.end'
          ? await client.call(step, {})
          : await client.call('shift.pause', { kind: step })
    if (reply.ok) shift.put({ running: reply.value.endedAt === null ? reply.value : null })
    else notices.fail(reply.failure)
    return reply.ok
  }
  const paused = (): boolean => (running()?.pausedSince ?? null) !== null
  const away = (id: string, kind: PauseKind, label: string, keys: readonly string[]): Action => (
    { id, label, keys, available: () => running() !== null && !paused(), whyNot: () => t(paused() ? 'whyNot.paused' : 'whyNot.noShift'), run: () => void ask(kind) }
  )
  return {
    clockIn: { id: 'clock-in', label: t('home.clockIn'), keys: ['Enter'], available: () => running() === null, whyNot: () => t('whyNot.running'), run: () => void ask('shift.start') },
    pause: away('pause', 'break', t('actions.pause'), ['F4']),
    wellness: away('wellness', 'wellness', t('actions.wellness'), ['Shift+F4']),
    unsuited: away('unsuited', 'unsuited', t('actions.unsuited'), ['KeyN']),
    resume: { id: 'resume', label: t('actions.resume'), keys: ['F4', 'Enter'], available: paused, whyNot: () => t('whyNot.noBreak'), run: () => void ask('shift.resume') },
    clockOut: () => ask('shift.end'),
  }
}
