import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { startI18n } from '../../../renderer/app/i18n.ts'
import { syncStateOf } from '../../../renderer/app/sync-state.ts'
import type { MethodOutput } from '../../../shared/contract/methods.ts'

type SyncStatus = MethodOutput<'sync.status'>
const at = new Date(2026, 10, 23, 9, 41).getTime()
const idle: SyncStatus = {
  phase: 'idle', online: true, keptOffline: false, progress: null, clipsOnDevice: 40, waiting: 0, parked: 0, lastSyncAt: at, leaseEndsAt: null, failure: null,
}
const said = (status: Partial<SyncStatus>) => syncStateOf({ ...idle, ...status }, i18next.getFixedT(null, 'frame'))

beforeAll(() => startI18n())

describe('the status line about sync', () => {
  test('is good only when everything has reached the hub', () => {
    expect(said({})).toEqual({ tone: 'good', text: 'synced 09:41' })
    expect(said({ waiting: 1 })).toEqual({ tone: 'waiting', text: 'synced 09:41, 1 result waiting' })
    expect(said({ lastSyncAt: null, online: null })).toEqual({ tone: 'waiting', text: 'not synced yet' })
  })

  test('never hides results that wait, offline or after a failure', () => {
    expect(said({ online: false, waiting: 12 })).toEqual({ tone: 'waiting', text: 'offline, synced 09:41, 12 results waiting' })
    const failure = { code: 'damaged', reason: 'clip_tampered', facts: {} } as const
    expect(said({ failure, waiting: 2 })).toEqual({ tone: 'stopped', text: 'sync stopped, 2 results waiting' })
  })

  test('says that somebody stays offline, whatever came of it before', () => {
    expect(said({ online: false, keptOffline: true, waiting: 1 })).toEqual({ tone: 'waiting', text: 'staying offline, 1 result waiting' })
  })

  test('says what is going on while it goes on', () => {
    expect(said({ phase: 'downloading', progress: { clips: 3, clipsTotal: 40, bytes: 1, bytesTotal: 9 } }).text).toBe('fetching 3 of 40 clips')
    expect(said({ phase: 'sending', waiting: 1 }).text).toBe('sending 1 result')
    expect(said({ phase: 'asking' })).toMatchObject({ tone: 'busy', text: 'asking the hub' })
  })

  test('treats a download that was cancelled, and a hub with nothing to give, as no trouble', () => {
    expect(said({ failure: { code: 'conflict', reason: 'sync_cancelled', facts: {} } }).tone).toBe('good')
    expect(said({ failure: { code: 'not_found', reason: 'nothing_assigned', facts: {} } }).tone).toBe('good')
  })
})
