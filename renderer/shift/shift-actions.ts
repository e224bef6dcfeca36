import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import { settle, type Workstation } from '../state/workstation.ts'

/** What a reviewer does with the shift itself. */
export type ShiftActions = {
  clockIn: Action
  /** Takes a break, or ends it. */
  pause: Action
  resume: Action
  clockOut(): Promise<boolean>
}

export function createShiftActions(workstation: Workstation, t: TFunction<'shift'>): ShiftActions {
  const { client, shift, notices } = workstation
  const running = () => shift.getState().value?.running ?? null
  const ask = async (method: 'shift.start' | 'shift.pause' | 'shift.resume' | 'shift.end'): Promise<boolean> => {
    await settle(workstation)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const reply =
      method === 'shift.start'
        ? await client.call(method, { zone })
        : method === 'shift.pause'
          ? await client.call(method, { kind: 'break' })
          : await client.call(method, {})
    if (reply.ok) shift.put({ running: reply.value.endedAt === null ? reply.value : null })
    else notices.fail(reply.failure)
    return reply.ok
  }
  const paused = (): boolean => (running()?.pausedSince ?? null) !== null
  return {
    clockIn: { id: 'clock-in', label: t('home.clockIn'), keys: ['Enter'], available: () => running() === null, whyNot: () => t('whyNot.running'), run: () => void ask('shift.start') },
    pause: { id: 'pause', label: t('actions.pause'), keys: ['F4'], available: () => running() !== null && !paused(), whyNot: () => t(paused() ? 'whyNot.paused' : 'whyNot.noShift'), run: () => void ask('shift.pause') },
    resume: { id: 'resume', label: t('actions.resume'), keys: ['F4', 'Enter'], available: paused, whyNot: () => t('whyNot.noBreak'), run: () => void ask('shift.resume') },
    clockOut: () => ask('shift.end'),
  }
}
