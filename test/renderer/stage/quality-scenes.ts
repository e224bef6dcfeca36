import type { Settings } from '../../../shared/contract/settings.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import { qualityFigures, type GoldItem, type PairItem } from '../../../shared/domain/quality/figures.ts'
import type { LabelSpot } from '../../../shared/hub-api/quality.ts'
import { wilson } from '../../../shared/domain/quality/intervals.ts'
import { sequence, type Chance } from '../../support/chance.ts'
import { contestedGold, waitingPairs } from './adjudicate-scenes.ts'
import { atWork } from './at-work.ts'
import { boardOf, openAs, shiftOf } from './figures.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'

type Scene = (settings: Partial<Settings>) => MemoryBridge

/** Items of somebody who errs in about one word of `careful`. */
function goldOf(chance: Chance, count: number, careful: number): GoldItem[] {
  return Array.from({ length: count }, () => {
    const wrong = chance() < 0.5
    const accepted = wrong && chance() < 2 / careful
    const substitutions = accepted || chance() < 3 / careful ? 1 : 0
    return { substitutions, deletions: chance() < 1 / careful ? 1 : 0, insertions: 0, words: 4 + Math.floor(chance() * 5), wrong, accepted }
  })
}

function pairsOf(chance: Chance, count: number, careful: number): PairItem[] {
  return Array.from({ length: count }, (): PairItem => {
    const wake = chance() < 0.9 ? 'meant' : 'no_request'
    const intent = chance() < 0.5 ? 'play_music' : 'turn_on'
    const differs = (): boolean => chance() < 3 / careful
    return {
      wake: [wake, differs() ? 'unsure' : wake],
      intent: [intent, differs() ? 'play_radio' : intent],
      errors: { substitutions: differs() ? 1 : 0, deletions: differs() ? 1 : 0, insertions: 0, words: 6 },
      slots: [{ hits: differs() ? 0 : 1, found: 1, wanted: 1 }],
    }
  })
}

const figuresOf = (seed: number, items: number) => {
  const chance = sequence(seed)
  const careful = 20 + seed * 3
  return qualityFigures(goldOf(chance, Math.round(items * 0.3), careful), pairsOf(chance, items, careful))
}

const labels = (['not_sure', 'play_radio', 'album_name', 'small_talk'] as const).map((label, index): LabelSpot => {
  const [agreed, items] = [12 + index * 9, 40 + index * 11]
  return { locale: index % 2 === 0 ? 'en-US' : 'de-DE', question: index === 2 ? 'slots' : 'intent', label, items, agreement: agreed / items, interval: wilson(agreed, items) ?? { low: 0, high: 1 } }
})

const full = (changes: Partial<Quality> = {}): Quality => ({
  at: Date.now(), live: true, visibility: 'named', from: '2026-10-31', to: '2026-11-29',
  people: Array.from({ length: 30 }, (_, index) => ({ person: `r-${100 + index}`, figures: figuresOf(index, index === 3 ? 40 : 400) })),
  sites: ['Boston', 'Cluj', null].map((site, index) => ({ site, people: 14 - index * 4, figures: figuresOf(index + 3, 2_000) })),
  batches: Array.from({ length: 8 }, (_, index) => ({ batch: `Kitchen, week ${47 - index}`, person: `r-${100 + index}`, figures: figuresOf(index, 220) })),
  locales: ['de-DE', 'en-US', 'ro-RO'].map((locale, index) => ({ locale, people: 12 - index, figures: figuresOf(index + 2, 2_400) })),
  tasks: [{ task: 'voice-assistant', people: 30, figures: figuresOf(4, 6_000) }],
  spots: {
    from: '2026-10-31', to: '2026-11-29', labels,
    words: [
      { locale: 'en-US', heard: 'of', written: 'off', clips: 41, people: 14 }, { locale: 'de-DE', heard: 'vier', written: 'für', clips: 22, people: 7 },
      { locale: 'en-US', heard: '', written: 'please', clips: 17, people: 9 },
    ],
  },
  ...changes,
})

const supervising = (read: NonNullable<Handlers['quality.read']>, others: Handlers = {}): Scene => settings =>
  createMemoryBridge({
    ...atWork(openAs('supervisor'), settings),
    'board.read': () => boardOf(Array.from({ length: 4 }, (_, index) => shiftOf(index))),
    'quality.read': read,
    ...others,
  })

/** A supervisor's quality, by name. */
export const qualityScenes: Record<string, Scene> = {
  quality: supervising(() => full()),
  'quality-grouped': supervising(() => full({ visibility: 'grouped', people: [], batches: [] })),
  'quality-first': supervising(() => full({ people: [{ person: 'r-101', figures: figuresOf(1, 20) }], sites: [], batches: [], locales: [], tasks: [], spots: { from: '2026-10-31', to: '2026-11-29', labels: [], words: [] } })),
  'quality-many': supervising(() => full({ people: Array.from({ length: 400 }, (_, index) => ({ person: `r-${1000 + index}`, figures: figuresOf(2, 20) })) })),
  'quality-waiting': supervising(() => full(), { 'adjudications.list': waitingPairs, 'gold.contests': contestedGold }),
  'quality-snapshot': supervising(() => full({ live: false, at: Date.now() - 3_000_000 })),
  'quality-never': supervising(() => { throw new Refused('hub_unreachable', { host: '127.0.0.1:7420' }) }),
}

/** What a reviewer is told of their own. */
export const ownQuality: NonNullable<Handlers['quality.mine']> = () => ({
  at: Date.now(), live: true, from: '2026-10-31', to: '2026-11-29', figures: figuresOf(2, 400),
  batches: [{ batch: 'Kitchen, week 47', figures: figuresOf(2, 100) }, { batch: 'Kitchen, week 46', figures: figuresOf(5, 220) }],
})
