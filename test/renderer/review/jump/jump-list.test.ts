import { expect, test } from 'vitest'
import { createClient } from '../../../../renderer/client.ts'
import { createJumpList } from '../../../../renderer/review/jump/jump-list.ts'
import { methods } from '../../../../shared/contract/methods.ts'
import type { ListedClip } from '../../../../shared/contract/flow.ts'
import { idOf } from '../../stage/figures.ts'
import { createMemoryBridge } from '../../stage/memory-bridge.ts'

test('the words of a clip that is taken back leave the open list, also where they were looked for', async () => {
  let gone = false
  const listed = (): ListedClip => ({
    clip: idOf(1), batch: idOf(2), position: 1, state: gone ? 'shredded' : 'ready', locale: 'en-US', transcript: gone ? null : 'call anna', wake: null, draft: false, doubtful: 0,
  })
  const bridge = createMemoryBridge({
    'clips.survey': () => [listed()],
    'batches.list': () => [],
    'search.find': () => ({
      matches: gone ? [] : [{ clip: idOf(1), batch: idOf(2), position: 1, state: 'ready', locale: 'en-US', transcript: 'call anna', words: [{ from: 1, to: 2 }], slots: [], heard: [] }],
      cursor: null,
    }),
  })
  const list = createJumpList({ client: createClient(bridge, methods), fail: () => undefined, here: null, onOpen: () => undefined })
  const end = list.follow()
  list.look('anna')
  await expect.poll(() => JSON.stringify(list.getState().entries)).toContain('anna')
  gone = true
  bridge.emit('clips.withdrawn')
  await expect.poll(() => JSON.stringify([list.getState(), list.searching.getState().matches])).not.toContain('call anna')
  end()
})
