import { randomUUID } from 'node:crypto'
import type { Db } from '../../electron/core/database/open.ts'
import { createSearchIndex } from '../../electron/core/search/index-store.ts'
import { slotTask } from '../support/batches.ts'

/** Most clips that one batch can hold. */
const batchSize = 5_000

export type Utterance = { clip: string; locale: string; hypothesis: string; words: string }

const sentences: readonly { locale: string; open: readonly string[]; what: readonly string[]; close: readonly string[]; joint: string }[] = [
  {
    locale: 'en-US', joint: ' ',
    open: ['play', 'computer play', 'put on', 'i want to hear', 'search for', 'please play some'],
    what: ['taylor swift', 'the kitchen mix', 'quiet jazz', 'road songs', 'a story for children', 'radio seven', 'the evening news', 'rain sounds'],
    close: ['on the kitchen speaker', 'in the living room', 'please', 'now', 'at seven tomorrow', 'very quietly'],
  },
  {
    locale: 'hi-IN', joint: ' ',
    open: ['कंप्यूटर', 'कृपया', 'अभी', 'आज शाम को', 'मुझे'],
    what: ['दिन के गाने', 'लता मंगेशकर का गाना', 'पुराने गाने', 'समाचार', 'बारिश की आवाज़', 'बच्चों की कहानी'],
    close: ['बजाओ', 'चलाओ रसोई में', 'सुनाओ', 'धीरे से बजाओ', 'बंद करो'],
  },
  {
    locale: 'zh-CN', joint: '',
    open: ['播放', '我想听', '请播放', '帮我搜索', '电脑'],
    what: ['周杰伦的歌', '今天的新闻', '安静的爵士乐', '儿童故事', '下雨的声音', '厨房歌单'],
    close: ['在厨房', '谢谢', '小声一点', '明天早上七点', '现在'],
  },
]

/** Invented requests in three scripts, the same in every run. */
export function utterances(count: number): Utterance[] {
  return Array.from({ length: count }, (_, n) => {
    const { locale, joint, open, what, close } = sentences[n % sentences.length]!
    const pick = (list: readonly string[], step: number): string => list[(n * step + Math.floor(n / 7)) % list.length]!
    const hypothesis = [pick(open, 3), pick(what, 5), pick(close, 7), locale === 'en-US' ? `number ${n % 900}` : ''].filter(part => part !== '').join(joint)
    const words = hypothesis.split(/\s+/u).map((text, at) => ({ text, from: 200 + at * 300, to: 480 + at * 300, confidence: at % 5 === 0 ? 0.4 : 0.9 }))
    return { clip: randomUUID(), locale, hypothesis, words: JSON.stringify(words) }
  })
}

/** Fills a vault's tables with leased clips, without sound, and indexes them. */
export function addUtterances(db: Db, all: readonly Utterance[], at: number): void {
  const addBatch = db.prepare(
    `INSERT INTO batch (id, lease, name, purpose, legal_basis, retain_until, state, starts_at, ends_at, task, manifest, signature, received_at)
     VALUES (?, ?, 'Bench', 'p', 'b', '2027-01-01', 'leased', ?, ?, ?, x'00', '', ?)`,
  )
  const addClip = db.prepare(
    `INSERT INTO clip (id, batch, place, position, arrived, blob, locale, duration_ms, sha256, size, peaks, true_peak, speech, hypothesis, words, slots, flags, wrapped_key)
     VALUES (:clip, :batch, :place, :position, 1, :clip, :locale, 4000, 's', 1, :peaks, -3, '[{"from":200,"to":3500}]', :hypothesis, :words, '[]', '[]', x'00')`,
  )
  const index = createSearchIndex(db)
  const peaks = Buffer.alloc(400, 90).toString('base64url')
  db.transaction(() => {
    for (let first = 0; first < all.length; first += batchSize) {
      const batch = randomUUID()
      addBatch.run(batch, randomUUID(), at, at + 10 * 3_600_000, JSON.stringify(slotTask), at)
      for (const [place, utterance] of all.slice(first, first + batchSize).entries()) {
        addClip.run({ ...utterance, batch, place, position: first + place + 1, peaks })
        index.takeIn(utterance.clip)
      }
    }
  })()
}
