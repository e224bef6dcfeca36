import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { writeNotifySettings } from '../../../hub/notices/settings.ts'
import { file } from '../support/cases.ts'
import { startCommand } from '../support/process.ts'
import { handOns, hubOnDuty, putOnDuty } from '../support/duty.ts'
import { reviewerAtWork } from '../support/lease.ts'

const minute = 60_000

describe('two hub processes on one folder', () => {
  it('hand a missed clock on once, send one message each, and end cleanly', async () => {
    const { running, mail, settings } = await hubOnDuty()
    running.clock.setWall(Date.now() - 7 * minute)
    const ana = await putOnDuty(running, 'l-ana', 1)
    const bo = await putOnDuty(running, 'l-bo', 2)
    const desk = await reviewerAtWork(running, ['please stop'])
    const { escalation } = await file(running, desk)
    writeNotifySettings(running.folder, settings)
    const processes = [1, 2].map(() => startCommand('serve', '--data', running.folder, '--port', '0', '--json'))
    await Promise.all(processes.map(({ line }) => line()))
    await expect.poll(() => mail.taken.length, { timeout: 15_000 }).toBe(2)
    await sleep(2_500)
    expect(mail.taken.flatMap(({ to }) => to).toSorted()).toEqual([ana.email, bo.email])
    expect(await handOns(running, escalation)).toEqual([{ clock: 'acknowledge', to: bo.id }])
    for (const each of processes) expect(await each.end('SIGTERM')).toMatchObject({ exit: 0 })
  })
})
