import { describe, expect, test } from 'vitest'
import { createAsking } from '../../../renderer/ask/asking.ts'
import { createClient } from '../../../renderer/client.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'
import { idOf } from '../stage/figures.ts'

const subject = { clip: idOf(1), span: { from: 200, to: 800 } }

function panel(refuse = false) {
  let left = 0
  const drafts = new Map<string, string>()
  const bridge = createMemoryBridge({
    'questions.ask': () => {
      if (refuse) throw new Refused('clip_sealed')
      return { question: idOf(9) }
    },
  })
  const open = () => createAsking({ client: createClient(bridge, methods), subject, drafts, onAsked: () => left++ })
  return { store: open(), open, bridge, drafts, left: () => left }
}

describe('a question', () => {
  test('goes to the core without the space around it, and the panel is left', async () => {
    const { store, bridge, drafts, left } = panel()
    store.change('  a name? ')
    await store.send()
    expect(bridge.calls).toEqual([{ method: 'questions.ask', input: { clip: idOf(1), span: subject.span, text: 'a name?' } }])
    expect([left(), drafts.size]).toEqual([1, 0])
  })

  test('is never empty, and goes once', async () => {
    const { store, bridge } = panel()
    await store.send()
    store.change(' \n ')
    await store.send()
    expect(bridge.calls).toEqual([])
    store.change('a name?')
    await Promise.all([store.send(), store.send()])
    expect(bridge.calls).toHaveLength(1)
  })

  test('that was refused stays as it was written, with the reason, also for the next time', async () => {
    const { store, open, left } = panel(true)
    store.change('a name?')
    await store.send()
    expect(store.getState()).toMatchObject({ text: 'a name?', sending: false, failure: { reason: 'clip_sealed' } })
    expect(left()).toBe(0)
    expect(open().getState().text).toBe('a name?')
  })

  test('is no longer than the hub takes', () => {
    const { store } = panel()
    store.change('x'.repeat(600))
    expect(store.getState().text).toHaveLength(500)
  })
})
