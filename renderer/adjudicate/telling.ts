import type { AlarmSource } from '../state/alarm.ts'

type InFront = { clip: string; durationMs: number }
type Hearing = { getState(): { open: InFront | null; heard: boolean }; rest(): Promise<void> }

/** What the alarm learns on these pages: the clip in front, which is on nobody's list of work. */
export const tellingOf = (hearing: Hearing): AlarmSource => ({
  raise() {
    void hearing.rest()
    const { open, heard } = hearing.getState()
    return open === null ? null : { subject: { clip: open.clip, position: null, durationMs: open.durationMs, span: null }, heard, left: null }
  },
  settle: () => undefined,
})
