import { useEffect } from 'react'
import type { AlarmSource } from './alarm.ts'
import { useWorkstation } from './workstation.ts'

/** Makes a screen known to the alarm for as long as the caller is drawn; null makes none known. */
export function useAlarmSource(source: AlarmSource | null): void {
  const { alarm } = useWorkstation()
  useEffect(() => (source === null ? undefined : alarm.watch(source)), [alarm, source])
}
