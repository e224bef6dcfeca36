import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../desk/desk.ts'
import { BatchPanel } from '../panels/BatchPanel.tsx'
import { JumpPanel } from './JumpPanel.tsx'

/** The ways to another clip, while one of them is open. */
export function JumpPanels({ desk }: { desk: Desk }) {
  const panel = useStore(desk.store, state => state.panel)
  const work = useStore(desk.store, state => state.work)
  const close = useCallback(() => desk.store.setState({ panel: null }), [desk])
  const open = useCallback((clip: string) => {
    close()
    void desk.goTo(clip)
  }, [desk, close])
  if (panel === 'jump') return <JumpPanel clip={work?.page.clip ?? null} onOpen={open} onClose={close} />
  return panel === 'batches' && work !== null ? <BatchPanel batch={work.page.batch} onGo={open} onClose={close} /> : null
}
