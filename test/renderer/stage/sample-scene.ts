import { sampleRoles, type SampleRole, type SampleState, type ThiefView } from '../../../build/sample/contract.ts'
import { defaultSettings, type Settings } from '../../../shared/contract/settings.ts'
import { base64url, boardOf, fiveCases, lineOf, openAs, readOne, people, syncOf } from './figures.ts'
import { createMemoryBridge, type MemoryBridge } from './memory-bridge.ts'

const noise = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)))

/** The sample bar above a safety lead's inbox, with a cable that can be pulled. */
export function sampleScene(settings: Partial<Settings>): MemoryBridge {
  let current: SampleRole = 'safety'
  let connected = true
  const read = (): SampleState => ({
    people: people.map(({ person, role }) => ({ person, role })), current, connected, beside: true,
  })
  const thief: ThiefView = {
    files: [
      { name: 'vault.db', size: 5_091_328, entropyBitsPerByte: 7.9997, head: noise(512) },
      { name: 'vault.db-wal', size: 0, entropyBitsPerByte: 0, head: '' },
    ],
    searched: ['computer play some quiet jazz', 'computer', 'quiet', 'jazz'].map(text => ({ text, found: false })),
  }
  const bridge: MemoryBridge = createMemoryBridge(
    {
      'session.read': () => openAs(current),
      'settings.read': () => ({ ...defaultSettings, ...settings }),
      'shift.read': () => null,
      'sync.status': () => syncOf(connected),
      'escalations.inbox': () => fiveCases().map(lineOf),
      'escalations.read': ({ escalation }) => readOne(escalation),
      'questions.queue': () => ({ questions: [], readAt: null }),
      'questions.mine': () => [],
      'board.read': () => boardOf([]),
    },
    {
      'sample.read': read,
      'sample.become': ({ role }: { role: SampleRole }) => {
        current = sampleRoles.find(known => known === role) ?? current
        bridge.emit('session.changed')
        return read()
      },
      'sample.network': ({ connected: next }: { connected: boolean }) => {
        connected = next
        bridge.emit('sync.changed')
        return read()
      },
      'sample.recall': read,
      'sample.thief': () => thief,
    },
  )
  return bridge
}
