import { describe, expect, test } from 'vitest'
import { createClient } from '../../renderer/client.ts'
import { methods, type Bridge } from '../../shared/contract/methods.ts'
import { createMemoryBridge } from './stage/memory-bridge.ts'

const answering = (value: unknown): Bridge => ({ call: async () => value as never, subscribe: () => () => undefined })

describe('the client', () => {
  test('gives what the contract promises', async () => {
    const client = createClient(createMemoryBridge({ 'shift.read': () => null }), methods)
    expect(await client.call('shift.read', {})).toEqual({ ok: true, value: null })
  })

  test('takes a reply that breaks the contract for a fault, and never hands it on', async () => {
    const client = createClient(answering({ ok: true, value: { shift: 'not an id', extra: 1 } }), methods)
    expect(await client.call('shift.read', {})).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
  })

  test('takes a failure it does not know for a fault', async () => {
    const client = createClient(answering({ ok: false, failure: { code: 'odd', reason: 'odd', facts: {} } }), methods)
    expect(await client.call('shift.read', {})).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
  })

  test('never rejects, even when the bridge does', async () => {
    const broken: Bridge = { call: () => Promise.reject(new Error('gone')), subscribe: () => () => undefined }
    expect(await createClient(broken, methods).call('shift.read', {})).toMatchObject({ ok: false, failure: { reason: 'internal_fault' } })
  })

  test('passes on only the events that were asked for', () => {
    const bridge = createMemoryBridge({})
    const heard: string[] = []
    const end = createClient(bridge, methods).on(['sync.changed'], ({ name }) => heard.push(name))
    bridge.emit('clips.changed')
    bridge.emit('sync.changed')
    end()
    bridge.emit('sync.changed')
    expect(heard).toEqual(['sync.changed'])
  })
})
