import { describe, expect, test } from 'vitest'
import type { ExcerptSound } from '../../../renderer/player/excerpt-sound.ts'
import { createCaseSound, cutPeaks, partsOf, subjectOf } from '../../../renderer/safety/sound/case-sound.ts'
import { createSilentPlayer } from '../review/desk/silent-player.ts'
import { base64url, caseOf, idOf } from '../stage/figures.ts'

function made() {
  const did: string[] = []
  const player = createSilentPlayer(2200)
  const sound: ExcerptSound = {
    player,
    show: (excerpt, soft) => void did.push(excerpt === null ? 'show nothing' : `show ${partsOf(excerpt.id).span.from}-${partsOf(excerpt.id).span.to}${soft ? ' softly' : ''}`),
    async play() {
      did.push('play')
      return null
    },
    async report() {
      did.push('report')
    },
    close: () => void did.push('close'),
  }
  const caseSound = createCaseSound(() => sound)
  return { caseSound, did, end: caseSound.follow() }
}

describe('the recording of a case', () => {
  test('shows what the filer marked, softened, and plays nothing by itself', () => {
    const { caseSound, did } = made()
    caseSound.show(caseOf(1))
    expect(did.at(-1)).toBe('show 1200-3400 softly')
    expect(did).not.toContain('play')
  })

  test('goes to the whole clip and back, and tells what sounded before other seconds come', async () => {
    const { caseSound, did } = made()
    caseSound.show(caseOf(1))
    await caseSound.toggle()
    caseSound.toggleWhole()
    expect(did.slice(-3)).toEqual(['play', 'report', 'show 0-6840 softly'])
    caseSound.toggleWhole()
    expect(did.at(-1)).toBe('show 1200-3400 softly')
  })

  test('sounds plain only for the case that was lifted', () => {
    const { caseSound, did } = made()
    caseSound.show(caseOf(1))
    caseSound.toggleSoft()
    expect(did.at(-1)).toBe('show 1200-3400')
    caseSound.show(caseOf(2))
    expect(did.at(-1)).toBe('show 1200-3400 softly')
  })

  test('is not shown anew when the same case is read again', () => {
    const { caseSound, did } = made()
    caseSound.show(caseOf(1))
    const before = did.length
    caseSound.show(caseOf(1))
    expect(did).toHaveLength(before)
  })

  test('has nothing to play where the hub has no recording', async () => {
    const { caseSound, did } = made()
    caseSound.show(caseOf(1, { loudness: null }))
    expect(caseSound.getState().span).toBeNull()
    await caseSound.toggle()
    expect(did).not.toContain('play')
  })

  test('hands over what sounded when the page is left', () => {
    const { caseSound, did, end } = made()
    caseSound.show(caseOf(1))
    end()
    expect(did.at(-1)).toBe('report')
  })
})

describe('an excerpt’s name', () => {
  test('holds its case and its seconds', () => {
    expect(partsOf(subjectOf(idOf(1), { from: 1200, to: 3400 }))).toEqual({ escalation: idOf(1), span: { from: 1200, to: 3400 } })
  })
  test('stands for the peaks of those seconds', () => {
    expect(cutPeaks(base64url([1, 2, 3, 4, 5]), { from: 10, to: 30 })).toBe(base64url([2, 3]))
  })
})
