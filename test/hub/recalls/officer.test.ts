import { describe, expect, it } from 'vitest'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { annotation, submitted } from '../support/answers.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { deviceStream, receipt } from '../support/recalls.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

const officer = async (running: RunningHub): Promise<string> => (await workstation(running, 'privacy')).token

describe('a privacy officer at a workstation', () => {
  it('takes a recording back, sees who still has it, and says who has erased it', async () => {
    const running = await runHub()
    const token = await officer(running)
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { clip } = desk.at(0)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('play jazz')))
    await send(running, desk.stream, desk.station.token)
    const { export: exported } = await exportAnnotations(running.hub)

    const issued = await running.get('recalls.issue', { body: { kind: 'clip', value: clip, reason: 'the customer objects' } }, token)
    expect(issued).toMatchObject({
      state: 'issued', reason: 'the customer objects', clips: { quarantined: 1 }, outstanding: { devices: 1, recipients: 1 },
      devices: [{ person: desk.station.person.code, clips: 1, outstanding: 1 }], recipients: [{ kind: 'export', id: exported, clips: 1, confirmedAt: null }],
    })
    expect(issued.by).toMatch(/^p/)
    const { number } = issued
    await receipt(running, desk.station, deviceStream(running, desk.station), clip)
    expect(await running.get('recalls.read', { params: { number } }, token)).toMatchObject({ state: 'partial', outstanding: { devices: 0, recipients: 1 } })
    const confirmed = await running.get('recalls.confirm', { params: { number }, body: { kind: 'export', recipient: exported } }, token)
    expect(confirmed).toMatchObject({ state: 'complete', outstanding: { recipients: 0 } })
    expect(await running.get('recalls.list', {}, token)).toMatchObject([{ number, state: 'complete' }])
  })

  it('recalls by what a speaker or a source was called at the import, and nothing of that is kept or logged', async () => {
    const running = await runHub()
    const token = await officer(running)
    await addClips(running, [importedClip('one', { speaker: 'speaker-4711', sourceRef: 's-1' }), importedClip('two', { speaker: 'ana', sourceRef: 'ref-0815' })])
    const replies = [
      await running.get('recalls.issue', { body: { kind: 'speaker', value: 'speaker-4711', reason: 'asked for' } }, token),
      await running.get('recalls.issue', { body: { kind: 'source', value: 'ref-0815', reason: 'asked for' } }, token),
      await running.get('recalls.list', {}, token),
    ]
    expect(JSON.stringify(replies)).not.toMatch(/4711|0815/)
    expect(running.logged()).not.toMatch(/4711|0815|asked for/)
  })

  it('is told where nothing fits, and then nothing has changed', async () => {
    const running = await runHub()
    const token = await officer(running)
    expect(await running.refusal('recalls.issue', { body: { kind: 'speaker', value: 'nobody', reason: 'x' } }, token)).toBe('recall_empty')
    expect(await running.refusal('recalls.issue', { body: { kind: 'clip', value: newId(), reason: '   ' } }, token)).toBe('invalid_request')
    expect(await running.refusal('recalls.read', { params: { number: 9 } }, token)).toBe('not_found')
    expect(await running.get('recalls.list', {}, token)).toEqual([])
  })

  it('shows a supervisor how far a recall has come, and not why it was made', async () => {
    const running = await runHub()
    const desk = await reviewerAtWork(running, ['play jazz'])
    const { number } = await running.get('recalls.issue', { body: { kind: 'clip', value: desk.at(0).clip, reason: 'a word about the customer' } }, await officer(running))
    const { token } = await workstation(running, 'supervisor')
    expect(await running.get('recalls.list', {}, token)).toMatchObject([{ number, reason: null, outstanding: { devices: 1 } }])
    expect(await running.get('recalls.read', { params: { number } }, token)).toMatchObject({ reason: null, devices: [{ person: desk.station.person.code }] })
  })
})
