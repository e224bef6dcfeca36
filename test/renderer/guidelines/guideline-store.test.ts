import { describe, expect, test } from 'vitest'
import { createClient } from '../../../renderer/client.ts'
import { createGuidelineStore } from '../../../renderer/guidelines/guideline-store.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { idOf } from '../stage/figures.ts'
import { createMemoryBridge, Refused } from '../stage/memory-bridge.ts'

const batch = idOf(1)

function makeStore(lastRead: number | null, version: number | null = 3) {
  const read = { version: lastRead, now: version }
  const bridge = createMemoryBridge({
    'guidelines.read': () => (read.now === null ? null : { version: read.now, markdown: '# Rules' }),
    'guidelines.lastRead': () => ({ version: read.version }),
    'guidelines.noteRead': ({ version: seen }) => {
      read.version = seen
      return {}
    },
  })
  return { store: createGuidelineStore(createClient(bridge, methods)), read }
}

describe('guidelines', () => {
  test('have changed where another version was read before, and not where none was', async () => {
    for (const [lastRead, changed] of [[2, true], [3, false], [null, false]] as const) {
      const { store } = makeStore(lastRead)
      await store.follow(batch)
      expect(store.getState()).toMatchObject({ batch, guidelines: { version: 3 }, changed })
    }
  })

  test('count as read once they lie open, and lose their mark when they are closed', async () => {
    const { store, read } = makeStore(2)
    await store.follow(batch)
    store.close()
    expect(store.getState().changed).toBe(true)
    await store.noteRead()
    expect(read.version).toBe(3)
    expect(store.getState().changed).toBe(true)
    store.close()
    expect(store.getState().changed).toBe(false)
  })

  test('are marked anew when a new version comes', async () => {
    const { store, read } = makeStore(3)
    await store.follow(batch)
    read.now = 4
    await store.follow(batch)
    expect(store.getState()).toMatchObject({ guidelines: { version: 4 }, changed: true })
  })

  test('are none where the batch has none, and where they cannot be read', async () => {
    const { store } = makeStore(null, null)
    await store.follow(batch)
    expect(store.getState()).toMatchObject({ guidelines: null, changed: false })
    const broken = createMemoryBridge({ 'guidelines.read': () => { throw new Refused('database_busy') } })
    const other = createGuidelineStore(createClient(broken, methods))
    await other.follow(batch)
    expect(other.getState().guidelines).toBeNull()
  })
})
