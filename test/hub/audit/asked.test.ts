import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { auditAsked } from '../../../hub/audit/asked.ts'
import { runCommand } from '../../support/command-line.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { workstation } from '../support/workstation.ts'

describe('an audit of the hub', () => {
  it('is asked for at a workstation, done beside the server, once, and read there', async () => {
    const running = await runHub()
    await reviewerAtWork(running, ['turn on the light'])
    const { token } = await workstation(running, 'privacy')
    expect(await running.get('audit.hub', {}, token)).toMatchObject({ last: null, askedAt: null })
    const asked = await running.get('audit.askHub', {}, token)
    expect(asked).toMatchObject({ last: null, askedAt: running.clock.now() })
    running.clock.pass(1_000)
    expect(await running.get('audit.askHub', {}, token)).toEqual(asked)
    await auditAsked(running.hub)
    await auditAsked(running.hub)
    expect(await running.get('audit.hub', {}, token)).toMatchObject({ last: { holds: true, blobs: 1, faults: 0, findings: [] }, askedAt: null })
    expect(await running.hub.store.selectFrom('hub_audits').select('number').execute()).toHaveLength(1)
  })

  it('that was cut short is done at another turn, also by another process', async () => {
    const running = await runHub()
    await reviewerAtWork(running, ['turn on the light'])
    const { token } = await workstation(running, 'privacy')
    await running.get('audit.askHub', {}, token)
    await auditAsked(running.hub, AbortSignal.abort())
    expect((await running.get('audit.hub', {}, token)).last).toBeNull()
    await auditAsked(running.hub)
    expect((await running.get('audit.hub', {}, token)).last).not.toBeNull()
  })

  it('by the operator is read at a workstation as well, with what does not hold', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['turn on the light'])
    await sql.raw(`update clips set sha256 = 'A' || substr(sha256, 2) where id = '${desk.at(0).clip}'`).execute(running.hub.store)
    await runCommand('verify', '--data', running.folder)
    const { token } = await workstation(running, 'safety')
    expect(await running.get('audit.hub', {}, token)).toMatchObject({ last: { holds: false, faults: 1, findings: [{ kind: 'blob', fault: 'changed', clip: desk.at(0).clip }] } })
  })
})
