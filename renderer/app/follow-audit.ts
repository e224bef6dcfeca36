import i18next from 'i18next'
import type { Workstation } from '../state/workstation.ts'

/** Says it plainly, once, when a log of this laptop is found not to hold. */
export function followAudit({ client, session, notices }: Workstation): void {
  const said = new Set<string>()
  client.on(['audit.changed'], () => void look())
  async function look(): Promise<void> {
    const reply = await client.call('audit.read', {})
    if (!reply.ok || session.getState().value?.stage !== 'open') return
    for (const { which, stream, fault } of reply.value.streams) {
      const sign = `${stream} ${fault?.seq} ${fault?.fault}`
      if (fault === null || said.has(sign)) continue
      said.add(sign)
      notices.say(i18next.t(`frame:audit.${which}`, { seq: fault.seq }))
    }
  }
}
