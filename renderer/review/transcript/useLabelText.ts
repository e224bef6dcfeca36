import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf, type DeskState } from '../desk/desk-state.ts'
import type { Decoration } from './decorations.ts'

/** Names what begins at a word: its slots by their titles, what is sensitive by its class. */
export function useLabelText(titles: DeskState['titles']): (decoration: Decoration) => string {
  const { t } = useTranslation('review')
  return useCallback(
    ({ labels, kind }) => [...labels.map(label => titleOf(titles, label)), ...(kind === null ? [] : [t(`sensitive.class.${kind}`)])].join(' · '),
    [t, titles],
  )
}
