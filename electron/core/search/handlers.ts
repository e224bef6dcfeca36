import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { readQuery } from './query.ts'

/** Looking for words. */
export const createSearchHandlers = ({ finding, now }: Desk): Pick<DeskHandlers, 'search.find'> => ({
  'search.find': ({ text, ...page }) => {
    const { found, cursor } = finding.find(readQuery(text), page, now())
    const matches = found.map(({ clip, batch, position, state, locale, annotation, words, heard }) => ({
      clip, batch, position, state, locale, transcript: annotation.transcript, words, slots: annotation.slots, heard,
    }))
    return { matches, cursor }
  },
})
