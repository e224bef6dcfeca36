import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exportAnnotations } from '../../../hub/export/export.ts'
import { answerClip, decide, hear, twoAndAThird, waitingFor } from '../support/adjudicating.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest, reviewerAtWork } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, newId, send, workstation } from '../support/workstation.ts'

const lines = async (running: RunningHub): Promise<Record<string, unknown>[]> => {
  const { text } = await exportAnnotations(running.hub)
  return text.split('\n').slice(0, -1).map(line => JSON.parse(line) as Record<string, unknown>)
}

describe('an export', () => {
  it('says of an annotated clip all that was answered and where it comes from', async () => {
    const running = await runHub()
    const station = await workstation(running, 'reviewer')
    await addClips(running, [importedClip('play some jas', { reference: 'Play some jazz.' })])
    const { batch } = await assignTo(running, station.person.code)
    const manifest = readManifest((await running.get('leases.take', { body: { batch } }, station.token)).manifest.payload)
    const stream = createStream(running, { device: station.device.id, person: station.person.person })
    const shift = newId()
    stream.append('shift.started', { shift, zone: 'UTC' })
    const at = { clip: manifest.clips[0]?.clip ?? '', batch, lease: manifest.lease, shift }
    const answer = annotation('play some jazz', { quality: ['far'], intent: 'play_music', slots: [{ label: 'genre', words: { from: 2, to: 3 } }], background: [{ from: 300, to: 500 }] })
    stream.append('annotation.submitted', submitted(at, annotation('play some jas')))
    running.clock.pass(5_000)
    stream.append('annotation.submitted', submitted(at, answer, { revision: 2 }))
    await send(running, stream, station.token)
    expect(await lines(running)).toEqual([{
      clip: at.clip, locale: 'en-US', hypothesis: 'play some jas', reference: 'Play some jazz.', transcript: 'play some jazz',
      wake: 'meant', quality: ['far'], intent: 'play_music', slots: [{ label: 'genre', words: { from: 2, to: 3 } }],
      words: ['play', 'some', 'jazz'], bio: ['O', 'O', 'B-genre'], sensitive: [], background: [{ from: 300, to: 500 }],
      choices: {}, revisions: 2, person: station.person.person,
      agreement: { answers: 1, state: 'single' }, adjudicated: null,
      submittedAt: running.clock.now(), batch, task: 'voice-assistant', taskVersion: 1,
      provenance: {
        hub: running.made.hub, epoch: 1, project: 'default', purpose: 'Improve speech recognition and command parsing',
        legalBasis: 'Consent (GDPR, Article 6(1)(a))',
      },
    }])
  })

  it('holds exactly the clips whose standing answer is an annotation, in the order of import', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['last', 'skipped', 'undone', 'undone to before', 'skipped after', 'untouched', 'harm', 'first'])
    stream.append('annotation.submitted', submitted(at(7), annotation('first')))
    stream.append('clip.skipped', { ...at(1), revision: 1, cause: 'no_sound', handlingMs: 1 })
    stream.append('annotation.submitted', submitted(at(2), annotation('undone')))
    stream.append('decision.withdrawn', { ...at(2), revision: 1 })
    stream.append('annotation.submitted', submitted(at(3), annotation('before')))
    stream.append('annotation.submitted', submitted(at(3), annotation('after'), { revision: 2 }))
    stream.append('decision.withdrawn', { ...at(3), revision: 2 })
    stream.append('annotation.submitted', submitted(at(4), annotation('skipped after')))
    stream.append('clip.skipped', { ...at(4), revision: 2, cause: 'other', handlingMs: 1 })
    stream.append('annotation.submitted', submitted(at(6), annotation('harm')))
    stream.append('escalation.filed', filed(at(6)))
    stream.append('annotation.submitted', submitted(at(0), annotation('last')))
    await send(running, stream, station.token)
    expect((await lines(running)).map(({ transcript, revisions }) => [transcript, revisions])).toEqual([['last', 1], ['before', 2], ['first', 1]])
  })

  it('tells of a false wake that it was one, and not a word of what was said', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['so i told the doctor'])
    stream.append('annotation.submitted', submitted(at(0), annotation('so i told the doctor', { wake: 'other_person', intent: 'small_talk' })))
    await send(running, stream, station.token)
    const { text } = await exportAnnotations(running.hub)
    expect(text).not.toContain('doctor')
    expect(JSON.parse(text)).toMatchObject({ clip: at(0).clip, wake: 'other_person', hypothesis: null, reference: null, transcript: null, intent: null, words: [], slots: [] })
  })

  it('is the same bytes as long as nothing changes, and is registered with its clips each time', async () => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['one', 'two'])
    stream.append('annotation.submitted', submitted(at(0), annotation('one')))
    stream.append('annotation.submitted', submitted(at(1), annotation('two')))
    await send(running, stream, station.token)
    const first = await exportAnnotations(running.hub)
    const second = await exportAnnotations(running.hub)
    expect(second.text).toBe(first.text)
    expect(first.sha256).toBe(createHash('sha256').update(first.text).digest('base64url'))
    const registered = await running.hub.store.selectFrom('export_clips').select(['export', 'clip']).execute()
    const clips = [at(0).clip, at(1).clip]
    expect(registered.map(({ export: id, clip }) => `${id} ${clip}`).toSorted())
      .toEqual([first, second].flatMap(({ export: id }) => clips.map(clip => `${id} ${clip}`)).toSorted())
  })

  it('says of a clip with two answers whether they agree, and gives what a third person decided in their place', async () => {
    const running = await runHub()
    const { one, other, lead } = await twoAndAThird(running, ['agreed', 'disputed', 'chosen', 'third'])
    for (const [index, words] of ['agreed', 'disputed', 'chosen', 'third'].entries()) {
      await answerClip(running, one, words, {}, { index })
      await answerClip(running, other, index === 0 ? words : `not ${words}`, {}, { index })
    }
    const waiting = await waitingFor(running, lead)
    const ids = await Promise.all([1, 2, 3].map(async index => {
      const row = await running.hub.store.selectFrom('adjudications').select(['id', 'a']).where('clip', '=', one.at(index).clip).executeTakeFirstOrThrow()
      return { id: row.id, ones: row.a === one.station.person.person ? 'a' as const : 'b' as const }
    }))
    expect(waiting).toHaveLength(3)
    for (const { id } of ids) await hear(running, lead, id)
    await decide(running, lead, ids[1]?.id ?? '', { chosen: ids[1]?.ones ?? 'a' })
    await decide(running, lead, ids[2]?.id ?? '', { chosen: 'third', annotation: annotation('thrice') })
    const [first, second, third] = [one, other, lead].map(({ station }) => station.person.person)
    const told = (await lines(running)).map(({ transcript, person, agreement, adjudicated }) => [transcript, person, (agreement as { state: string }).state, (adjudicated as { chosen: string } | null)?.chosen ?? null])
    expect(told.toSorted((left, right) => String(left).localeCompare(String(right)))).toEqual([
      ['agreed', first, 'agreed', null], ['agreed', second, 'agreed', null], ['chosen', first, 'adjudicated', 'one'],
      ['disputed', first, 'disputed', null], ['not disputed', second, 'disputed', null], ['thrice', third, 'adjudicated', 'third'],
    ].toSorted((left, right) => String(left).localeCompare(String(right))))
  })

  it('of nothing is empty', async () => {
    const running = await runHub()
    expect(await exportAnnotations(running.hub)).toMatchObject({ clips: 0, text: '' })
  })
})
