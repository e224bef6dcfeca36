import type { ClipPage, ClipRow } from '../../../shared/contract/clips.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { mergeSpans } from '../../../shared/domain/heard.ts'
import type { Catalogue } from '../../../shared/domain/catalogue.ts'
import type { Annotation, TimedWord } from '../../../shared/domain/annotation.ts'
import { freshAnnotation, TaskSpecification } from '../../../shared/domain/task.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { base64url, idOf } from './figures.ts'
import { aheadIn } from './line.ts'
import { createMemoryBridge, Refused, type Handlers, type MemoryBridge } from './memory-bridge.ts'

// The clip screen over a small core in memory, whose clips all sound alike: 4 s of a tone.

const clipMs = 4000
const batch = idOf(900)

const intents = ['play_music', 'play_radio', 'stop_playback', 'set_volume', 'set_timer', 'turn_on', 'turn_off', 'set_light', 'call_contact', 'send_message', 'get_weather', 'other']
const labels = ['artist_name', 'song_name', 'album_name', 'genre', 'device', 'room', 'duration', 'time', 'date', 'place_name', 'contact_name', 'number']

const everything = [
  { kind: 'wake', required: true, options: ['meant', 'no_request', 'similar_word', 'media', 'other_person', 'noise', 'cut', 'self', 'unsure'], preset: 'meant' },
  { kind: 'quality', required: false, options: ['noisy', 'far', 'overlap', 'clipped'] },
  { kind: 'transcript', required: true },
  { kind: 'intent', required: false, options: intents },
  { kind: 'slots', required: false, labels, overlap: false },
  { kind: 'sensitive', required: false, classes: ['name', 'card', 'credential', 'address', 'phone', 'health', 'id_number', 'other'] },
]

const known = [
  { label: 'artist_name', name: 'Taylor Swift', aliases: [] },
  { label: 'device', name: 'kitten speaker', aliases: [] },
]

/** What a scene varies. */
type Variation = {
  text?: string
  locale?: string
  questions?: unknown[]
  intent?: string | null
  settings?: Partial<Settings>
  entities?: Catalogue['entities']
  titles?: Catalogue['titles']
  slots?: Annotation['slots']
  /** How many clips there are. */
  count?: number
}

const spoken = 'alexa play taylor swift on the kitten speaker'

/** Words of equal length over the speech, the last but one doubtful. */
function timed(text: string): TimedWord[] {
  const words = wordsOf(text)
  const each = (clipMs - 600) / Math.max(words.length, 1)
  return words.map((word, index) => ({
    text: word, from: Math.round(300 + index * each), to: Math.round(300 + (index + 1) * each) - 40,
    confidence: index === words.length - 2 || index === 2 ? 0.4 : 0.95,
  }))
}

function deskScene(atWork: (settings: Partial<Settings>) => Handlers, { text = spoken, locale = 'en-US', questions = everything, intent = 'play_music', settings = {}, slots = [], entities = [], titles = {}, count = 6 }: Variation) {
  return (theme: Partial<Settings>): MemoryBridge => {
    const task = TaskSpecification.parse({ id: 'scene', version: 1, questions })
    const rows: ClipRow[] = Array.from({ length: count }, (_, index) => ({ clip: idOf(100 + index), batch, position: index + 1, state: 'ready', wake: null }))
    const drafts = new Map<string, Annotation>()
    const heard = new Map<string, ClipPage['heard']>()
    const rowOf = (clip: string): ClipRow => {
      const row = rows.find(candidate => candidate.clip === clip)
      if (row === undefined) throw new Refused('clip_unknown')
      return row
    }
    const waiting = (): string | null => rows.find(({ state }) => state === 'ready' || state === 'open')?.clip ?? null
    const pageOf = (clip: string): ClipPage => ({
      clip, batch, position: rowOf(clip).position, state: rowOf(clip).state, locale, day: '2026-11-12', durationMs: clipMs,
      peaks: base64url(Array.from({ length: clipMs / 10 }, (_, index) => Math.round(110 + 90 * Math.sin(index / 9) * Math.sin(index / 31)))),
      gainDb: 2, shielded: false, speech: [{ from: 300, to: 3700 }], hypothesis: text, words: timed(text), wordsApproximate: false, suggestedIntent: intent,
      suggestedSlots: [], heard: heard.get(clip) ?? [],
      annotation: drafts.get(clip) ?? freshAnnotation(task, { hypothesis: text, intent, slots }), revision: 0,
    })
    return createMemoryBridge({
      ...atWork({ ...settings, ...theme }),
      'shift.read': () => ({ shift: idOf(5), zone: 'Europe/Bucharest', startedAt: Date.now() - 3_600_000, endedAt: null, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null }),
      'batches.read': () => ({ batch, name: 'Home media', purpose: 'recognition of media requests', legalBasis: 'consent', retainUntil: '2027-01-01', endsAt: Date.now() + 86_400_000, task }),
      'catalogue.read': () => ({ titles, entities }),
      'clips.current': () => ({ clip: waiting(), upcoming: [] }),
      'clips.list': () => rows,
      'clips.ahead': input => aheadIn(rows, input),
      'clips.survey': () => rows.map(row => ({ ...row, locale, transcript: `${text} ${row.position}`, draft: drafts.has(row.clip), doubtful: row.position % 3 })),
      'batches.list': () => [{
        batch, name: 'Home media', endsAt: Date.now() + 86_400_000, open: true, waiting: rows.length, submitted: 0, skipped: 0, escalated: 0, first: waiting(),
      }],
      'clips.open': ({ clip }) => pageOf(clip),
      'clips.prepare': ({ clip }) => ({ ticket: clip }),
      'clips.start': () => ({ startedAt: Date.now() }),
      'clips.played': ({ clip, played }) => {
        heard.set(clip, mergeSpans(heard.get(clip) ?? [], played.spans))
        return { heard: heard.get(clip) ?? [] }
      },
      'annotations.save': ({ clip, annotation }) => {
        drafts.set(clip, annotation)
        return { revision: 1 }
      },
      'annotations.submit': ({ clip, annotation }) => {
        drafts.set(clip, annotation)
        rowOf(clip).state = 'submitted'
        return { next: waiting() }
      },
      'clips.skip': ({ clip }) => {
        rowOf(clip).state = 'skipped'
        return { next: waiting() }
      },
    })
  }
}

/** The clip screen under different tasks, in different scripts. */
export const deskScenes = (atWork: (settings: Partial<Settings>) => Handlers): Record<string, (settings: Partial<Settings>) => MemoryBridge> => ({
  desk: deskScene(atWork, { settings: { abbreviations: [{ typed: 'omw', text: 'on my way' }] } }),
  'desk-open': deskScene(atWork, {
    intent: null,
    questions: everything.map(question => (question.kind === 'intent' || question.kind === 'quality' ? { ...question, required: true } : question)),
  }),
  'desk-many': deskScene(atWork, {
    intent: null,
    questions: everything.map(question => (question.kind === 'intent' ? { ...question, options: Array.from({ length: 2000 }, (_, index) => `intent_${String(index).padStart(4, '0')}`) } : question)),
  }),
  'desk-known': deskScene(atWork, { entities: known, titles: { play_music: 'Play music', artist_name: 'Artist', device: 'Device' } }),
  'desk-thousand': deskScene(atWork, { count: 1000 }),
  'desk-own': deskScene(atWork, {
    questions: [
      { kind: 'choice', id: 'speaker', title: 'Who speaks?', options: [{ id: 'adult', title: 'an adult' }, { id: 'child', title: 'a child' }], multiple: false, required: true },
      { kind: 'choice', id: 'heard', title: 'What is heard?', options: [{ id: 'tv', title: 'television' }, { id: 'dog', title: 'a dog' }], multiple: true, required: false },
    ],
  }),
  'desk-empty': deskScene(atWork, { questions: everything.map(question => (question.kind === 'transcript' ? { ...question, start: 'empty' } : question)) }),
  'desk-hi': deskScene(atWork, { locale: 'hi-IN', text: 'अलेक्सा लता मंगेशकर का गाना बजाओ' }),
  'desk-ar': deskScene(atWork, { locale: 'ar-EG', text: 'شغل اغنية فيروز في غرفة المطبخ' }),
  'desk-zh': deskScene(atWork, { locale: 'zh-CN', text: '播放 周杰伦 的 歌' }),
  'desk-long': deskScene(atWork, { text: Array.from({ length: 7 }, () => spoken).join(' ') }),
})
