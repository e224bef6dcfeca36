import { expect, test } from 'vitest'
import { hunt, soundForms, textForms } from '../support/plaintext.ts'
import { reasonOf } from '../support/refusals.ts'
import { clipCount, hubWithClips, joinHub, until, type Desk } from './colleagues.ts'

/** Three people join, and each passphrase costs half a second on purpose, more on a busy machine. Milliseconds. */
const timeout = 120_000
const asking = 'zwiebelkuchen or quendelhonig'
const answering = 'clearly quendelhonig zwurbeln'

const stateOf = async ({ ask }: Desk) => (await ask('questions.mine', {}))[0]?.state
const waiting = async ({ ask }: Desk) => (await ask('questions.queue', {})).questions

test('a question asked without a hub goes out when it is back, is heard and answered by a supervisor, and the answer comes to the clip', { timeout }, async () => {
  const { hub, folder } = await hubWithClips()
  const reviewer = await joinHub(hub, 'r-101', 'reviewer')
  await hub.assign('r-101')
  await reviewer.enter()
  await reviewer.settled(clipCount)
  await hub.stop()

  await reviewer.ask('shift.start', { zone: 'UTC' })
  const [row] = await reviewer.ask('clips.list', {})
  const clip = row?.clip ?? ''
  await reviewer.ask('questions.ask', { clip, span: { from: 1_000, to: 2_000 }, text: asking })
  expect(await stateOf(reviewer)).toBe('waiting')
  await hub.restart()
  await until(reviewer, async () => (await stateOf(reviewer)) === 'received')

  const lead = await joinHub(hub, 's-201', 'supervisor')
  await lead.enter()
  await until(lead, async () => (await waiting(lead)).length === 1)
  const [put] = await waiting(lead)
  const question = put?.question ?? ''
  expect(put).toMatchObject({ clip, text: asking, excerpt: { from: 500, to: 2_500 }, position: null })

  const { ticket } = await lead.ask('questions.listen', { question })
  const wav = Buffer.from(lead.core.audio(ticket) ?? [])
  expect(wav.length).toBe(44 + 2 * 32_000)
  const whole = Buffer.from(reviewer.core.audio((await reviewer.ask('clips.prepare', { clip })).ticket) ?? [])
  expect(wav.subarray(44).equals(whole.subarray(44 + 16_000, 44 + 5 * 16_000))).toBe(true)
  await lead.ask('questions.start', { question })
  await lead.ask('questions.played', { question, played: { spans: [{ from: 0, to: 900 }], speed: 1 } })

  await hub.stop()
  await lead.ask('questions.answer', { question, text: answering })
  expect(await waiting(lead)).toEqual([])
  await hub.restart()
  await until(lead, async () => (await lead.ask('sync.status', {})).waiting === 0)
  expect((await lead.ask('sync.status', {})).parked).toBe(0)
  await until(reviewer, async () => (await stateOf(reviewer)) === 'answered')
  expect(await reviewer.ask('questions.mine', {})).toMatchObject([{ clip, answers: [{ by: 'supervisor', text: answering }], seen: false }])

  const wanted = [
    ...textForms('a question', asking), ...textForms('an answer', answering), ...textForms('the asker’s code', 'r-101'), ...soundForms('the seconds', wav),
  ]
  const { finds, files } = hunt([reviewer.dataDir, lead.dataDir, folder], wanted)
  expect(finds).toEqual([])
  expect(files).toBeGreaterThan(8)
})

test('a colleague with the same clips answers, and nobody is given the seconds of a clip that was escalated meanwhile', { timeout }, async () => {
  const { hub, share } = await hubWithClips()
  const reviewer = await joinHub(hub, 'r-101', 'reviewer')
  const partner = await joinHub(hub, 'r-102', 'reviewer')
  const { batch } = await hub.assign('r-101')
  await share(batch, 'r-102')
  await reviewer.enter()
  await partner.enter()
  await reviewer.settled(clipCount)
  await partner.settled(clipCount)
  for (const desk of [reviewer, partner]) await desk.ask('shift.start', { zone: 'UTC' })

  const [first, second] = await reviewer.ask('clips.list', {})
  for (const clip of [first?.clip ?? '', second?.clip ?? '']) await reviewer.ask('questions.ask', { clip, span: { from: 0, to: 900 }, text: asking })
  await until(reviewer, async () => (await stateOf(reviewer)) === 'received')
  await until(partner, async () => (await waiting(partner)).length === 2)
  const queue = await waiting(partner)
  const [answered, escalated] = [queue.find(({ clip }) => clip === first?.clip), queue.find(({ clip }) => clip === second?.clip)]
  expect(answered?.position).not.toBeNull()
  expect(await waiting(reviewer)).toEqual([])

  await partner.ask('questions.listen', { question: answered?.question ?? '' })
  await partner.ask('questions.answer', { question: answered?.question ?? '', text: answering })
  await until(partner, async () => (await partner.ask('sync.status', {})).waiting === 0)
  await until(reviewer, async () => (await reviewer.ask('questions.mine', {})).some(({ answers }) => answers[0]?.by === 'reviewer'))

  await reviewer.ask('escalations.file', {
    clip: second?.clip ?? '', category: 'threat', happeningNow: true, span: null, words: '', sounds: '', inference: '', played: null,
  })
  await until(reviewer, async () => (await reviewer.ask('escalations.mine', {}))[0]?.receivedAt !== null)
  expect(await reasonOf(() => partner.ask('questions.listen', { question: escalated?.question ?? '' }))).toBe('excerpt_withheld')
  await until(partner, async () => (await waiting(partner)).length === 0)
  expect((await partner.ask('sync.status', {})).parked).toBe(0)
})
