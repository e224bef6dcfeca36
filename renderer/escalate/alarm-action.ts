import type { TFunction } from 'i18next'
import type { Action } from '../keys/action.ts'
import type { Alarm } from '../state/alarm.ts'

/** Raises the alarm, through whatever lies open; while the panel is there, its own keys hold. */
export const alarmAction = (alarm: Pick<Alarm, 'raise' | 'getState'>, t: TFunction<'escalate'>): Action => ({
  id: 'escalate',
  label: t('raise'),
  keys: ['F8', 'Control+Shift+KeyX'],
  everywhere: true,
  available: () => alarm.getState().raised === null,
  run: alarm.raise,
})
