import { describe, expect, it } from 'vitest'
import { runCommand, askCommand } from '../../support/command-line.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { ask, askerAtWork, colleague } from '../support/asking.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'

/** One reviewer heard a second of the first clip; the speaker of both is `anna-miller`. */
async function heardHub(running: RunningHub) {
  const desk = await reviewerAtWork(running, ['turn on the light', 'call the dentist'])
  const { clip, lease, shift } = desk.at(0)
  desk.stream.append('clip.prepared', { clip, lease })
  desk.stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 600 }, { from: 200, to: 400 }], speed: 1 })
  await send(running, desk.stream, desk.station.token)
  return desk
}

describe('who heard a speaker', () => {
  it('is answered for a privacy officer with people, devices, times and spans, by the pseudonym, the source or the clip', async () => {
    const running = await runHub()
    const desk = await heardHub(running)
    const { clip } = desk.at(0)
    const officer = await workstation(running, 'privacy')
    const heard = async (field: 'speaker' | 'source' | 'clip', text: string) =>
      (await running.get('audit.whoHeard', { body: { sought: { field, text }, reason: 'a request for access' } }, officer.token)).heard
    const played = { person: desk.station.person.code, device: desk.station.device.id, clip, at: running.clock.now(), kind: 'played', spans: [{ from: 0, to: 600 }, { from: 200, to: 400 }] }
    expect(await heard('speaker', 'anna-miller')).toEqual([{ ...played, kind: 'prepared', spans: [] }, played])
    expect(await heard('source', 'provider-record-99-x')).toHaveLength(2)
    expect(await heard('clip', clip)).toHaveLength(2)
    expect(await heard('clip', desk.at(1).clip)).toEqual([])
    expect(await heard('speaker', 'somebody-else')).toEqual([])
  })

  it('counts seconds that somebody was given to answer a question', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const question = await ask(running, desk)
    const supervisor = await colleague(running, 'supervisor')
    await running.get('questions.excerpt', { params: { question: question.question } }, supervisor.station.token)
    const { value } = await askCommand('who-heard', '--clip', question.clip, '--reason', 'audit', '--data', running.folder)
    expect(value['heard']).toMatchObject([{ person: supervisor.station.person.code, device: supervisor.station.device.id, kind: 'granted', spans: [{ from: question.span.from - 500, to: question.span.to + 500 }] }])
  })

  it('is logged with who asked, when and why, but not whose voice it was, where privacy sees it', async () => {
    const running = await runHub()
    await heardHub(running)
    const officer = await workstation(running, 'privacy')
    await running.get('audit.whoHeard', { body: { sought: { field: 'speaker', text: 'anna-miller' }, reason: 'a request for access' } }, officer.token)
    running.clock.pass(1_000)
    expect(await runCommand('who-heard', '--speaker', 'anna-miller', '--reason', 'asked by telephone', '--data', running.folder)).toMatchObject({ exit: 0, out: expect.stringContaining('1 person, 1 clip') })
    const queries = await running.get('audit.queries', {}, officer.token)
    expect(queries.map(({ by, reason }) => `${by}: ${reason}`).toSorted()).toEqual(['null: asked by telephone', `${officer.person.code}: a request for access`])
    expect(queries[0]?.sought).toBe(queries[1]?.sought)
    expect(JSON.stringify(queries)).not.toContain('anna')
    expect((await runCommand('who-heard', '--log', '--data', running.folder)).out).toContain('asked by telephone')
  })

  it('is not answered without a reason, or for whoever is no privacy officer', async () => {
    const running = await runHub()
    await addClips(running, [importedClip('turn on the light')])
    expect(await runCommand('who-heard', '--speaker', 'anna-miller', '--data', running.folder)).toMatchObject({ exit: 2, err: expect.stringContaining('--reason') })
    expect(await runCommand('who-heard', '--reason', 'x', '--data', running.folder)).toMatchObject({ exit: 2, err: expect.stringContaining('--speaker') })
    const lead = await workstation(running, 'safety')
    const body = { sought: { field: 'speaker', text: 'anna-miller' }, reason: 'curious' } as const
    expect(await running.refusal('audit.whoHeard', { body }, lead.token)).toBe('forbidden')
    const officer = await workstation(running, 'privacy')
    expect(await running.refusal('audit.whoHeard', { body: { ...body, reason: ' ' } }, officer.token)).toBe('invalid_request')
    expect(await running.get('audit.queries', {}, officer.token)).toEqual([])
  })
})
