import { settle, type Workstation } from '../state/workstation.ts'

/** Hands over what was heard and entered, and locks. */
export async function lockWorkstation(workstation: Workstation): Promise<void> {
  const { client, session, notices } = workstation
  await settle(workstation)
  const reply = await client.call('session.lock', {})
  if (reply.ok) session.put(reply.value)
  else notices.fail(reply.failure)
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
/** Coarse on purpose: it says that somebody is there, not what they do. */
const quietMs = 30_000

/** Says now and then that somebody is there, and locks when the core is about to. */
export function followLocking(workstation: Workstation, page: Window = window): void {
  const { client, session } = workstation
  let told = -Infinity
  const notice = ({ timeStamp }: Event): void => {
    if (timeStamp - told < quietMs || session.getState().value?.stage !== 'open') return
    told = timeStamp
    void client.call('session.active', {})
  }
  for (const sign of signs) page.addEventListener(sign, notice, { capture: true, passive: true })
  session.subscribe(({ value }, before) => {
    if (value?.stage !== before.value?.stage) told = -Infinity
  })
  client.on(['session.locking'], () => void lockWorkstation(workstation))
}
