import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBackup } from '../../../hub/backup/make.ts'
import { removeBackup } from '../../../hub/backup/remove.ts'
import { restoreHub } from '../../../hub/backup/restore.ts'
import { blobPath } from '../../../hub/blobs/folder.ts'
import { turnClocks } from '../../../hub/clocks/worker.ts'
import { blobFolder, closeHub, openHub } from '../../../hub/hub.ts'
import { confirmErasure } from '../../../hub/recalls/confirm.ts'
import { readRecall } from '../../../hub/recalls/read.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { recall } from '../support/recalls.ts'
import { runHub } from '../support/running-hub.ts'

describe('a recall and the backups', () => {
  it('names those that hold a recording: not one from before its import, nor one from after its destruction', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    await addClips(running, [importedClip('call anna')])
    const { id } = await running.hub.store.selectFrom('clips').select('id').executeTakeFirstOrThrow()
    running.clock.pass(1_000)
    const { backup } = await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    const { number, recipients } = await recall(running, 'clip', id)
    expect(recipients).toMatchObject([{ kind: 'backup', id: backup, whose: place, confirmedAt: null, clips: [id] }])
    await turnClocks(running.hub)
    running.clock.pass(1_000)
    await makeBackup(running.hub, place)
    expect(await readRecall(running.hub, number)).toMatchObject({ state: 'issued', recipients: [{ id: backup }], clips: { destroyed: 1 } })
    expect(await confirmErasure(running.hub, number, 'backup', backup)).toMatchObject({ state: 'complete' })
  })

  it('takes one that was removed as one that confirmed', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    await addClips(running, [importedClip('call anna')])
    const { id } = await running.hub.store.selectFrom('clips').select('id').executeTakeFirstOrThrow()
    const { backup } = await makeBackup(running.hub, place)
    const { number } = await recall(running, 'clip', id)
    expect(await readRecall(running.hub, number)).toMatchObject({ state: 'issued' })
    await removeBackup(running.hub, place, backup)
    expect(await readRecall(running.hub, number)).toMatchObject({ state: 'complete' })
  })

  it('outlives a restore: what was recalled, confirmed and destroyed since does not come back with an older database', async () => {
    const running = await runHub()
    const place = temporaryFolder()
    await addClips(running, [importedClip('call anna', { speaker: 'ana' }), importedClip('play jazz', { speaker: 'bo' })])
    const [destroyed, waiting] = await running.hub.store.selectFrom('clips').select(['id', 'blob']).orderBy('number').execute()
    const { backup } = await makeBackup(running.hub, place)
    running.clock.pass(1_000)
    const first = await recall(running, 'speaker', 'ana')
    await turnClocks(running.hub)
    await confirmErasure(running.hub, first.number, 'backup', backup)
    const second = await recall(running, 'clip', waiting?.id ?? '')
    await closeHub(running.hub)
    await restoreHub(running.folder, { from: place, backup: null, force: true }, { now: running.clock.now })
    const hub = await openHub(running.folder, { now: running.clock.now })
    expect(await readRecall(hub, first.number)).toMatchObject({ id: first.id, state: 'complete', clips: { destroyed: 1 } })
    expect(await readRecall(hub, second.number)).toMatchObject({ id: second.id, state: 'issued', clips: { quarantined: 1 } })
    expect(existsSync(blobPath(blobFolder(running.folder), destroyed?.blob ?? ''))).toBe(false)
    expect(await hub.store.selectFrom('clips').select('hypothesis').orderBy('number').execute()).toEqual([{ hypothesis: '' }, { hypothesis: 'play jazz' }])
    await turnClocks(hub)
    expect(existsSync(join(place, 'blobs'))).toBe(true)
    await closeHub(hub)
  })
})
