import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreApi } from 'zustand/vanilla'
import { createDesktopNotices, systemNotices, type WatchedCase } from './desktop-notices.ts'

/** Tells through the system what happens to the cases of a store, reading by reading, while nobody looks at the window. */
export function useDesktopNotices(store: StoreApi<{ cases: readonly WatchedCase[] | null }>): void {
  const { t } = useTranslation('safety')
  useEffect(() => {
    const tell = createDesktopNotices({ place: systemNotices, title: t('desktop.title'), textOf: occasion => t(`desktop.${occasion}`), now: Date.now })
    return store.subscribe(({ cases }) => {
      if (cases !== null) tell(cases)
    })
  }, [store, t])
}
