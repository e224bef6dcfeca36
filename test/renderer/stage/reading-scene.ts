import { defaultSettings, type Settings } from '../../../shared/contract/settings.ts'
import type { ClipRow } from '../../../shared/contract/clips.ts'
import type { Shift } from '../../../shared/contract/shift.ts'
import { freshAnnotation, TaskSpecification } from '../../../shared/domain/task.ts'
import { recordings } from '../../../renderer/practice/clips/recordings.ts'
import { idOf, openAs, syncOf } from './figures.ts'
import { aheadIn } from './line.ts'
import { createMemoryBridge, Refused, type MemoryBridge } from './memory-bridge.ts'

/** Guidelines with all that a writer may put into them, and what no page may do with it. */
const guidelines = `# Guidelines for home media

Read this once before your first shift. The **short form** of every rule stands first.

## Was the assistant meant?

*Meant* is whoever addressed the assistant, even if the request is odd. When in doubt, choose *unsure*.

| verdict | when |
|---|---|
| meant | somebody addressed the assistant |
| similar word | a name that sounds like the wake word |
| media | a voice from a television, a radio or a video, whatever it says and however loud |

${'A voice on television never means the assistant. '.repeat(24)}

## Transcription

Write what is said, as it is said. Numbers are words: *fifteen*, not 15.

- [x] Hesitations are left out
- [ ] Names are written as the catalogue has them

${'Every word counts, and none is guessed. '.repeat(30)}

### Words nobody can make out

Mark them \`[unintelligible]\`. See [the style book](https://example.org/style) for more.[^1]

<script>window.bad = true</script><b onclick="alert(1)">bold</b>

![A waveform with two peaks](https://example.org/wave.png)

## قواعد اللغة العربية

اكتب ما يُقال كما يُقال، من دون تصحيح.

- الأسماء كما هي
- الأرقام كلمات

${'لا تخمّن كلمة لم تسمعها. '.repeat(30)}

## How it sounds

Tick *noisy* when the noise covers a word. ${'Far is further than an arm can reach. '.repeat(40)}

[^1]: Your supervisor has it.
`

const batch = idOf(900)
const task = TaskSpecification.parse({
  id: 'reading', version: 1,
  questions: [
    { kind: 'wake', required: true, options: ['meant', 'no_request', 'similar_word', 'media', 'unsure'], preset: 'meant', guide: 'Was the assistant meant?' },
    { kind: 'transcript', required: true },
    { kind: 'quality', required: false, options: ['noisy', 'far'], guide: 'How it sounds' },
  ],
})

/** A clip at work, with guidelines beside it or without. Version 2 of them was read before. */
export function readingScene(settings: Partial<Settings>, withGuidelines: boolean): MemoryBridge {
  const { hypothesis, locale, durationMs, peaks, gainDb, speech, words } = recordings.milk
  const rows: ClipRow[] = [1, 2, 3].map(n => ({ clip: idOf(n), batch, position: n, state: 'ready', wake: null }))
  const shift: Shift = { shift: idOf(5), zone: 'Europe/Bucharest', startedAt: Date.now() - 3_600_000, endedAt: null, pausedSince: null, pauseKind: null, protectedLeft: 3, quietSince: null }
  let lastRead = 2
  const row = (clip: string): ClipRow => {
    const found = rows.find(candidate => candidate.clip === clip)
    if (found === undefined) throw new Refused('clip_unknown')
    return found
  }
  return createMemoryBridge({
    'session.read': () => openAs('reviewer'),
    'settings.read': () => ({ ...defaultSettings, ...settings }),
    'shift.read': () => shift,
    'shift.pause': () => Object.assign(shift, { pausedSince: Date.now(), pauseKind: 'break' as const }),
    'sync.status': () => syncOf(true),
    'escalations.mine': () => [],
    'counters.read': () => ({
      workedMs: 3_600_000, running: true, done: 12, left: 3, perHour: 71, perHourShift: 71, medianHandlingMs: 38_000, projectedEnd: Date.now() + 1000,
      breaksTaken: 1, breaksOffered: 3, sinceRestMs: 0, through: [9, 11, 10],
    }),
    'batches.read': () => ({ batch, name: 'Home media, en-US', purpose: 'recognition of media requests', legalBasis: 'consent', retainUntil: '2027-01-01', endsAt: Date.now() + 1e7, task }),
    'clips.list': () => rows,
    'clips.ahead': input => aheadIn(rows, input),
    'clips.current': () => ({ clip: rows.find(({ state }) => state === 'ready')?.clip ?? null, upcoming: [] }),
    'clips.open': ({ clip }) => ({
      clip, batch, position: row(clip).position, state: row(clip).state, locale, day: '2026-11-12', durationMs, peaks, gainDb, speech, hypothesis, words,
      shielded: false, wordsApproximate: false, suggestedIntent: null, suggestedSlots: [], heard: speech, annotation: freshAnnotation(task, { hypothesis, intent: null, slots: [] }), revision: 0,
    }),
    'clips.prepare': () => { throw new Refused('ticket_unknown') },
    'clips.start': () => ({ startedAt: Date.now() }),
    'clips.played': () => ({ heard: speech }),
    'annotations.save': () => ({ revision: 1 }),
    'annotations.submit': ({ clip }) => {
      row(clip).state = 'submitted'
      return { next: rows.find(({ state }) => state === 'ready')?.clip ?? null }
    },
    'catalogue.read': () => null,
    'questions.mine': () => [],
    'guidelines.read': () => (withGuidelines ? { version: 3, markdown: guidelines } : null),
    'guidelines.lastRead': () => ({ version: lastRead }),
    'guidelines.noteRead': ({ version }) => {
      lastRead = version
      return {}
    },
  })
}
