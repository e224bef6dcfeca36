import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askCommand, runCommand } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send } from '../support/workstation.ts'

async function exportedHub() {
  const running = await runHub()
  const desk = await reviewerAtWork(running, ['play jazz'])
  desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play jazz')))
  await send(running, desk.stream, desk.station.token)
  const { export: exported } = await exportAnnotations(running.hub)
  const at = ['--data', running.folder]
  return {
    desk, exported,
    ask: async (...args: string[]) => (await askCommand(...args, ...at)).value,
    say: async (...args: string[]) => (await runCommand(...args, ...at)).out,
    refusal: async (...args: string[]) => ((await askCommand(...args, ...at)).value as { error: { code: string } }).error.code,
  }
}

// The command line goes by the wall clock: for it the lease, on the test's clock, ended days ago.
describe('recall', () => {
  it('names who has yet to report and to confirm, writes notices, and takes confirmations down', async () => {
    const { ask, say, desk, exported } = await exportedHub()
    const notices = join(temporaryFolder(), 'notices')
    const issued = await ask('recall', 'speaker', 'anna-miller', '--reason', 'she asked', '--notices', notices)
    expect(issued).toMatchObject({ number: 1, kind: 'speaker', clips: { quarantined: 1 }, recipients: [{ id: exported, confirmedAt: null }], notices: [`earshot-erasure-1-export-${exported}.json`] })
    expect(JSON.stringify(issued)).not.toContain('anna-miller')
    expect(await ask('recall', 'list')).toMatchObject({ recalls: [{ number: 1, state: 'issued', devices: [{ device: desk.station.device.id, clips: 1 }] }] })
    expect(await say('recall', 'show', '1')).toContain('NOT confirmed')
    expect(await ask('recall', 'confirm', '1', '--export', exported)).toMatchObject({ state: 'certain' })
    expect(await say('recall', 'list')).toContain('certain')
  })

  it('says what to do where nothing fits', async () => {
    const { refusal, exported } = await exportedHub()
    expect(await refusal('recall', 'clip', 'nonsense', '--reason', 'x')).toBe('recall_empty')
    expect(await refusal('recall', 'clip', 'nonsense')).toBe('usage')
    expect(await refusal('recall', 'show', '7')).toBe('recall_unknown')
    expect(await refusal('recall', 'show', 'seven')).toBe('usage')
    expect(await refusal('recall', 'confirm', '1')).toBe('usage')
    expect(await refusal('recall', 'confirm', '1', '--export', exported)).toBe('recall_unknown')
  })
})
