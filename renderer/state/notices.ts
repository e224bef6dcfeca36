import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/failure.ts'

/** One thing a person should know now: a failure by its reason, or a sentence of the catalogue. */
export type Notice = { id: number; failure: Failure } | { id: number; text: string }

export type Notices = StoreApi<{ notices: readonly Notice[] }> & {
  fail(failure: Failure): void
  say(text: string): void
  dismiss(id: number): void
}

const shownAtOnce = 3

export function createNotices(): Notices {
  const store = createStore<{ notices: readonly Notice[] }>(() => ({ notices: [] }))
  let lastId = 0
  const add = (notice: Notice): void => store.setState(({ notices }) => ({ notices: [...notices, notice].slice(-shownAtOnce) }))
  return Object.assign(store, {
    fail(failure: Failure) {
      const same = store.getState().notices.some(notice => 'failure' in notice && notice.failure.reason === failure.reason)
      if (!same) add({ id: ++lastId, failure })
    },
    say: (text: string) => add({ id: ++lastId, text }),
    dismiss: (id: number) => store.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) })),
  })
}
