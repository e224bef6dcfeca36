import { expect, test } from 'vitest'
import { loadCase } from '../../hub/escalations/load.ts'
import { stepBy } from '../../hub/escalations/steps.ts'
import { digest } from '../../electron/core/crypto/digest.ts'
import { phoneCodeOf } from '../../shared/domain/phone-code.ts'
import type { CaseStep } from '../../shared/domain/case-steps.ts'
import { hunt, textForms } from '../support/plaintext.ts'
import { reasonOf } from '../support/refusals.ts'
import { clipCount, hubWithClips, joinHub, personAt, until } from './colleagues.ts'

/** Two people join, and each passphrase costs half a second on purpose, more on a busy machine. Milliseconds. */
const timeout = 120_000
const question = 'zwiebelkuchen, one voice or two'
const answer = 'clearly two zwurbeln'
const outcome = 'It was a quendelhonig film.'

test('a report takes the clip from the partner, its question comes to the one who filed, the answer goes out without a hub, and the outcome returns', { timeout }, async () => {
  const { hub, folder, inside, share } = await hubWithClips()
  const reviewer = await joinHub(hub, 'r-101', 'reviewer')
  const partner = await joinHub(hub, 'r-102', 'reviewer')
  await hub.addPerson('l-1', 'safety')
  await hub.addPerson('l-2', 'safety')
  const { batch } = await hub.assign('r-101')
  await share(batch, 'r-102')
  await reviewer.enter()
  await partner.enter()
  for (const desk of [reviewer, partner]) {
    await desk.settled(clipCount)
    await desk.ask('shift.start', { zone: 'UTC' })
  }
  const clip = (await reviewer.ask('clips.list', {}))[0]?.clip ?? ''
  const codes = await inside(({ store }) => store.selectFrom('phone_codes').selectAll().where('clip', '=', clip).execute())
  expect(codes).toHaveLength(2)
  for (const { code, lease } of codes) expect(phoneCodeOf(digest, lease, clip)).toBe(code)

  const { escalation } = await reviewer.ask('escalations.file', {
    clip, category: 'threat', happeningNow: true, span: null, words: '', sounds: '', inference: '', played: null,
  })
  const mine = async () => (await reviewer.ask('escalations.mine', {}))[0]
  await until(reviewer, async () => (await mine())?.receivedAt !== null)
  await until(partner, async () => (await partner.ask('clips.list', {})).find(row => row.clip === clip)?.state === 'shredded')
  expect(await reasonOf(() => partner.ask('clips.prepare', { clip }))).toBe('clip_recalled')
  expect((await partner.ask('sync.status', {})).clipsOnDevice).toBe(clipCount - 1)

  const take = (code: string, ...steps: CaseStep[]) => inside(async opened => {
    const person = await personAt(opened.store, code)
    for (const step of steps) await stepBy(opened, escalation, person, step, null)
  })
  await take('l-1', { action: 'acknowledge' }, { action: 'assess', reason: null }, { action: 'ask_filer', question })
  await until(reviewer, async () => (await mine())?.question === question)

  await hub.stop()
  await reviewer.ask('escalations.reply', { escalation, step: { action: 'answer_lead', answer } })
  expect((await mine())?.question).toBeNull()
  await hub.restart()
  await until(reviewer, async () => (await reviewer.ask('sync.status', {})).waiting === 0)
  expect((await reviewer.ask('sync.status', {})).parked).toBe(0)
  const { taken } = (await inside(({ store }) => loadCase(store, escalation))) ?? {}
  expect(taken?.at(-1)?.step).toEqual({ action: 'answer_lead', answer })

  await take('l-1', { action: 'propose_no_action', reason: 'heard twice', line: outcome })
  await take('l-2', { action: 'approve_no_action' })
  await until(reviewer, async () => (await mine())?.outcome === outcome)
  expect(await mine()).toMatchObject({ state: 'closed_no_action', severity: 'S1' })

  const wanted = [...textForms('the question', question), ...textForms('the answer', answer), ...textForms('the outcome', outcome)]
  const { finds } = hunt([reviewer.dataDir, partner.dataDir, folder], wanted)
  expect(finds).toEqual([])
})
