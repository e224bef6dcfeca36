import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decrypt } from '../../../electron/core/crypto/aead.ts'
import { openSealed } from '../../../electron/core/crypto/sealing.ts'
import { sha256 } from '../../../electron/core/crypto/digest.ts'
import { excerptAssociatedData, excerptInfo, type Excerpt } from '../../../shared/hub-api/excerpts.ts'
import { cutWav } from '../../../hub/excerpts/cut.ts'
import { encodeWav } from '../../../hub/import/pcm.ts'
import { annotation, filed, submitted } from '../support/answers.ts'
import { inbox, read } from '../support/cases.ts'
import { answer, ask, askerAtWork, colleague, countingClip, overlapping, sampleRate, type Colleague } from '../support/asking.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { newId, send, workstation } from '../support/workstation.ts'

const excerptOf = (running: RunningHub, { station }: Colleague, question: string): Promise<Excerpt> =>
  running.get('questions.excerpt', { params: { question } }, station.token)

const refusalOf = (running: RunningHub, { station }: Colleague, question: string) =>
  running.refusal('questions.excerpt', { params: { question } }, station.token)

/** Opens an excerpt as the device it was sealed to would. */
async function open(running: RunningHub, { station }: Colleague, { grant, clip, span, key, box }: Excerpt): Promise<Buffer> {
  const bytes = Buffer.from(box, 'base64url')
  const opened = await openSealed(key, station.device.sealing.privateKey, excerptInfo(running.made.hub, station.device.id, grant), sha256(bytes))
  return decrypt(opened, Buffer.from(excerptAssociatedData(grant, clip, span)), bytes)
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)).filter(path => statSync(path).isFile())

describe('an excerpt', () => {
  it('holds the seconds asked about with half a second on either side, sample for sample, and opens on its device alone', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const other = await colleague(running, 'supervisor')
    const { question, clip } = await ask(running, desk)
    const excerpt = await excerptOf(running, lead, question)
    expect(excerpt).toMatchObject({ clip, span: { from: 500, to: 2_500 }, durationMs: 2_000 })
    const wav = await open(running, lead, excerpt)
    const whole = countingClip('', 4_000).wav
    expect(wav.length).toBe(44 + 2 * sampleRate * 2)
    expect(wav.subarray(44).equals(whole.subarray(44 + (sampleRate / 2) * 2, 44 + 2.5 * sampleRate * 2))).toBe(true)
    await expect(open(running, other, excerpt)).rejects.toThrow()
    for (const changed of [{ grant: newId() }, { clip: newId() }, { span: { from: 500, to: 2_501 } }]) {
      await expect(open(running, lead, { ...excerpt, ...changed })).rejects.toThrow()
    }
  })

  it('is encrypted anew each time, and nothing of it stays on the hub\'s disk', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const { question } = await ask(running, desk)
    const before = filesIn(running.folder).toSorted()
    const [one, other] = [await excerptOf(running, lead, question), await excerptOf(running, lead, question)]
    expect(one.box).not.toBe(other.box)
    expect(one.grant).not.toBe(other.grant)
    expect(filesIn(running.folder).toSorted()).toEqual(before)
    const sound = (await open(running, lead, one)).subarray(2_000, 2_032)
    for (const file of before) expect(readFileSync(file).includes(sound), file).toBe(false)
    expect(running.logged()).not.toContain(one.box.slice(0, 40))
  })

  it('of a question without end is never longer than thirty seconds', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['a long clip'], 60_000)
    const lead = await colleague(running, 'supervisor')
    const { question } = await ask(running, desk, 0, { span: { from: 2_000, to: 59_000 } })
    expect((await excerptOf(running, lead, question)).span).toEqual({ from: 1_500, to: 31_500 })
  })

  it('is given to a reviewer who holds or held the clip, not to one who never did, not to the asker, not to other roles', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const partner = await overlapping(running, desk)
    const stranger = await colleague(running, 'reviewer')
    const { question, clip } = await ask(running, desk)
    expect((await excerptOf(running, partner, question)).clip).toBe(clip)
    running.clock.pass(20 * 3_600_000)
    await partner.station.renew()
    await stranger.station.renew()
    await desk.station.renew()
    expect((await excerptOf(running, partner, question)).clip).toBe(clip)
    expect(await refusalOf(running, stranger, question)).toBe('not_found')
    expect(await refusalOf(running, desk, question)).toBe('not_found')
    expect(await refusalOf(running, partner, newId())).toBe('not_found')
    expect(await refusalOf(running, { station: await workstation(running, 'safety'), stream: partner.stream }, question)).toBe('forbidden')
  })

  it('is refused once the question is closed: answered or expired', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const [first, second] = [await ask(running, desk), await ask(running, desk)]
    await answer(running, lead, first)
    expect(await refusalOf(running, lead, first.question)).toBe('question_closed')
    running.clock.pass(3 * 24 * 3_600_000)
    await lead.station.renew()
    expect(await refusalOf(running, lead, second.question)).toBe('question_closed')
  })

  it('is refused of a clip that was quarantined or escalated, from the moment the hub knows', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['one', 'two'])
    const lead = await colleague(running, 'supervisor')
    const [first, second] = [await ask(running, desk, 0), await ask(running, desk, 1)]
    await excerptOf(running, lead, first.question)
    desk.stream.append('annotation.submitted', submitted(desk.at(0), annotation('', { wake: 'media' })))
    desk.stream.append('escalation.filed', filed(desk.at(1)))
    await send(running, desk.stream, desk.station.token)
    expect(await refusalOf(running, lead, first.question)).toBe('clip_withheld')
    expect(await refusalOf(running, lead, second.question)).toBe('clip_withheld')
  })

  it('is given sixty times an hour and no more', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const { question } = await ask(running, desk)
    for (let given = 0; given < 60; given++) await excerptOf(running, lead, question)
    expect(await refusalOf(running, lead, question)).toBe('excerpt_limit')
    running.clock.pass(3_600_001)
    await lead.station.renew()
    expect((await excerptOf(running, lead, question)).durationMs).toBe(2_000)
  })
})

describe('the access log of an excerpt', () => {
  it('says who was given which seconds and which of them sounded, and custody shows it', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running)
    const lead = await colleague(running, 'supervisor')
    const { question, clip } = await ask(running, desk)
    const { grant } = await excerptOf(running, lead, question)
    const at = running.clock.now()
    lead.stream.append('excerpt.played', { grant, clip, shift: null, played: [{ from: 500, to: 1_900 }], speed: 1 })
    expect((await send(running, lead.stream, lead.station.token)).answers.at(-1)).toMatchObject({ status: 'accepted' })
    desk.stream.append('escalation.filed', filed(desk.at(0)))
    await send(running, desk.stream, desk.station.token)
    const safety = await workstation(running, 'safety')
    const [listed] = await inbox(running, safety)
    const found = await read(running, safety, listed?.escalation ?? '')
    const actor = lead.station.person.code
    expect(found.custody.filter(entry => entry.actor === actor)).toEqual([
      { at, actor, what: 'granted', span: { from: 500, to: 2_500 } },
      { at, actor, what: 'played', span: { from: 500, to: 1_900 } },
    ])
  })

  it('takes no word about an excerpt that was given to somebody else, or of another clip, or never', async () => {
    const running = await runHub()
    const desk = await askerAtWork(running, ['one', 'two'])
    const lead = await colleague(running, 'supervisor')
    const other = await colleague(running, 'supervisor')
    const { question, clip } = await ask(running, desk)
    const { grant } = await excerptOf(running, lead, question)
    const told = async ({ stream, station }: Colleague, changes: object) => {
      stream.append('excerpt.played', { grant, clip, shift: null, played: [{ from: 500, to: 600 }], speed: 1, ...changes })
      return (await send(running, stream, station.token)).answers.at(-1)?.status
    }
    expect(await told(other, {})).toBe('rejected')
    expect(await told(lead, { grant: newId() })).toBe('rejected')
    expect(await told(lead, { clip: desk.at(1).clip })).toBe('rejected')
    expect(await told(lead, { shift: newId() })).toBe('rejected')
    expect(await told(lead, {})).toBe('accepted')
  })
})

describe('cutting', () => {
  it('gives a whole WAV of the wanted samples at any rate, and nothing beyond the end', () => {
    for (const rate of [8_000, 16_000, 22_050, 44_100]) {
      const pcm = Int16Array.from({ length: rate }, (_, index) => index % 32_000)
      const cut = cutWav(encodeWav(pcm, rate), { from: 250, to: 750 })
      const [first, end] = [Math.round(rate / 4), Math.round((rate * 3) / 4)]
      expect(Buffer.from(cut).equals(Buffer.from(encodeWav(pcm.subarray(first, end), rate)))).toBe(true)
      expect(cutWav(encodeWav(pcm, rate), { from: 900, to: 5_000 }).length).toBe(44 + (rate - Math.round(rate * 0.9)) * 2)
    }
  })

  it('refuses what is no clip', () => {
    expect(() => cutWav(new Uint8Array(100), { from: 0, to: 10 })).toThrow('Not a WAV')
    expect(() => cutWav(new Uint8Array(), { from: 0, to: 10 })).toThrow('Not a WAV')
  })
})
