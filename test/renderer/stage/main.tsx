import '../../../renderer/jitless.ts'
import { useState, type ReactNode } from 'react'
import { sampleMethods } from '../../../build/sample/contract.ts'
import { createSampleStore } from '../../../build/sample/sample-store.ts'
import { SampleBar } from '../../../build/sample/SampleBar.tsx'
import { createClient } from '../../../renderer/client.ts'
import { mount } from '../../../renderer/app/mount.tsx'
import { AskPanel } from '../../../renderer/ask/AskPanel.tsx'
import type { AlarmSource } from '../../../renderer/state/alarm.ts'
import { useAlarmSource } from '../../../renderer/state/useAlarmSource.ts'
import { Settings } from '../../../shared/contract/settings.ts'
import { idOf } from './figures.ts'
import type { MemoryBridge } from './memory-bridge.ts'
import { scenes } from './scenes.ts'

// Puts one scene on the page: `?scene=inbox&theme=light&text=150&density=compact`.

declare global {
  interface Window {
    stage: { bridge: MemoryBridge; left: unknown[] }
  }
}

/** A clip of which something was just heard, as the clip screen tells of it. */
const listening: AlarmSource = {
  raise: () => ({
    subject: { clip: idOf(12), position: 12, durationMs: 6840, span: { from: 1200, to: 3400 } }, heard: true, left: idOf(11),
  }),
  settle: outcome => window.stage.left.push(outcome),
}

function Listening() {
  useAlarmSource(listening)
  return null
}

/** Opens and closes a panel as the clip screen does. */
function Panel({ draw }: { draw(left: (what?: unknown) => void): ReactNode }) {
  const [open, setOpen] = useState(false)
  const left = (what: unknown = null): void => {
    window.stage.left.push(what)
    setOpen(false)
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Open the panel</button>
      {open ? draw(left) : null}
    </>
  )
}

const query = new URLSearchParams(location.search)
const scene = query.get('scene') ?? ''
const bridge = scenes[scene]?.({
  theme: Settings.shape.theme.catch('dark').parse(query.get('theme')),
  textSize: Settings.shape.textSize.catch('100').parse(query.get('text')),
  density: Settings.shape.density.catch('comfortable').parse(query.get('density')),
})
const root = document.getElementById('root')
if (root !== null && bridge !== undefined) {
  window.stage = { bridge, left: [] }
  const sample = createSampleStore(createClient(bridge, sampleMethods))
  const bars: Record<string, ReactNode> = {
    sample: <SampleBar store={sample} />,
    escalate: <Listening />,
    ask: <Panel draw={left => <AskPanel subject={{ clip: idOf(12), span: { from: 1200, to: 3400 } }} onLeave={() => left()} />} />,
  }
  void mount({ root, bridge, bar: bars[scene.replace(/-.*/, '')] ?? null })
}
