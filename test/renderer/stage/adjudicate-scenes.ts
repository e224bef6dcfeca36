import type { Settings } from '../../../shared/contract/settings.ts'
import type { Annotation } from '../../../shared/domain/annotation.ts'
import { TaskSpecification } from '../../../shared/domain/task.ts'
import type { OpenAdjudication, WaitingAdjudication } from '../../../shared/hub-api/adjudications.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { atWork } from './at-work.ts'
import { boardOf, idOf, openAs, shiftOf } from './figures.ts'
import type { MyGold } from '../../../shared/contract/gold.ts'
import type { ContestedGold } from '../../../shared/hub-api/gold.ts'
import { createMemoryBridge, Refused, type MemoryBridge } from './memory-bridge.ts'
import { peaksOf } from './questions.ts'

// Invented answers that differ.

const hour = 3_600_000

const task = TaskSpecification.parse({
  id: 'voice', version: 1,
  questions: [
    { kind: 'wake', required: true, options: ['meant', 'no_request', 'media', 'unsure'], preset: 'meant' },
    { kind: 'transcript', required: true },
    { kind: 'intent', required: false, options: ['play_music', 'set_timer', 'other'] },
    { kind: 'slots', required: false, labels: ['artist_name', 'genre'], overlap: false },
  ],
})

const answerOf = (transcript: string, changes: Partial<Annotation> = {}): Annotation => ({
  wake: 'meant', quality: [], transcript, intent: 'play_music', slots: [], sensitive: [], background: [], choices: {}, ...changes,
})

const given = (annotation: Annotation): OpenAdjudication['a'] => ({
  annotation, words: wordsOf(annotation.transcript).map((_, at) => ({ from: 500 + at * 400, to: 850 + at * 400 })),
})

export const waitingPairs = (): WaitingAdjudication[] => [
  { adjudication: idOf(801), locale: 'en-US', durationMs: 4200, differs: ['words', 'intent'], openedAt: Date.now() - 3 * hour, flags: [] },
  { adjudication: idOf(802), locale: 'ro-RO', durationMs: 2600, differs: ['wake'], openedAt: Date.now() - hour, flags: ['distressing'] },
]

export const openPairOf = ({ adjudication, differs, flags, durationMs, locale, openedAt }: WaitingAdjudication): OpenAdjudication => ({
  adjudication, differs, flags, durationMs, locale, openedAt, clip: idOf(900), version: 1, peaks: peaksOf(durationMs), gainDb: 3,
  speech: [{ from: 400, to: durationMs - 300 }], wordsApproximate: true, task, suggested: { intent: 'play_music', slots: [] },
  a: given(answerOf('play the new album by tailor swift', { slots: [{ label: 'artist_name', words: { from: 5, to: 7 } }], quality: ['far'] })),
  b: given(answerOf('play the new album by taylor swift', { intent: 'other', slots: [{ label: 'artist_name', words: { from: 5, to: 7 } }] })),
})

function deciding(pairs: WaitingAdjudication[]) {
  return (settings: Partial<Settings>): MemoryBridge => {
    let left = pairs
    let contested = pairs.length === 0 ? [] : contestedGold()
    return createMemoryBridge({
      ...atWork(openAs('supervisor'), settings),
      'board.read': () => boardOf(Array.from({ length: 4 }, (_, index) => shiftOf(index))),
      'adjudications.list': () => left,
      'adjudications.read': ({ adjudication }) => {
        const pair = left.find(one => one.adjudication === adjudication)
        if (pair === undefined) throw new Refused('adjudication_unknown')
        return openPairOf(pair)
      },
      'adjudications.listen': () => { throw new Refused('excerpt_withheld') },
      'gold.contests': () => contested,
      'gold.listen': () => { throw new Refused('excerpt_withheld') },
      'gold.decide': () => {
        contested = []
        return {}
      },
      'adjudications.settle': ({ adjudication }) => {
        left = left.filter(one => one.adjudication !== adjudication)
        return {}
      },
    })
  }
}

export const contestedGold = (): ContestedGold[] => [
  {
    contest: idOf(851), clip: idOf(950), locale: 'en-US', durationMs: 3600, peaks: peaksOf(3600), gainDb: 2, flagged: false,
    reference: 'call doctor main', answer: { wake: 'meant', transcript: 'call doctor maine' }, reason: 'It is the name Maine, as in the catalogue.', contestedAt: Date.now() - 2 * hour,
  },
]

const myGoldOf = (n: number, reference: string, changes: Partial<MyGold> = {}): MyGold => ({
  clip: idOf(960 + n), batch: idOf(20), name: 'default 2026-11-27', locale: 'en-US', answeredAt: Date.now() - (20 + n) * hour, reference,
  answer: { wake: 'meant', transcript: reference }, contest: null, waiting: false, ...changes,
})

const decidedContest = (n: number, outcome: 'stands' | 'wrong', note: string): MyGold['contest'] => ({
  contest: idOf(980 + n), contestedAt: Date.now() - 10 * hour, outcome, decidedAt: Date.now() - hour, note,
})

const ownGold = (): MyGold[] => [
  myGoldOf(1, 'call doctor main', { answer: { wake: 'meant', transcript: 'call doctor maine' } }),
  myGoldOf(2, 'play some jazz'),
  myGoldOf(3, 'set a timer for ten minutes', { answer: { wake: 'media', transcript: '' }, contest: decidedContest(3, 'stands', 'it is a person in the room') }),
  myGoldOf(4, 'turn of the light', { answer: { wake: 'meant', transcript: 'turn off the light' }, contest: decidedContest(4, 'wrong', 'a letter was missing') }),
]

const measured = (settings: Partial<Settings>): MemoryBridge => createMemoryBridge({
  ...atWork(openAs('reviewer'), settings),
  'gold.mine': ownGold,
  'gold.contest': () => ({}),
})

/** Deciding between two answers, and known answers contested, by name. */
export const adjudicateScenes = { adjudications: deciding(waitingPairs()), 'adjudications-empty': deciding([]), 'gold-mine': measured }
