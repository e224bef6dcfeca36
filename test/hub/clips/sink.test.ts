import { describe, expect, it } from 'vitest'
import { createSink } from '../../../hub/clips/sink.ts'
import { findProject } from '../../../hub/projects/projects.ts'
import { addClips, importedClip } from '../support/clips.ts'
import { runHub } from '../support/running-hub.ts'

const identity = { speaker: 'anna-miller', sourceRef: 'provider-record-99-x' }

describe('an imported clip', () => {
  it('is known again by its fingerprint, in its own project', async () => {
    const running = await runHub()
    const { id } = await findProject(running.hub.store, 'default')
    const sink = createSink(running.hub, id)
    const clip = importedClip('hello')
    expect(await sink.has(clip.fingerprint)).toBe(false)
    await sink.add(clip)
    expect(await sink.has(clip.fingerprint)).toBe(true)
    await expect(sink.add(clip)).rejects.toThrow()
    expect(await running.hub.store.selectFrom('clips').select('id').execute()).toHaveLength(1)
  })

  it('has a key of its own, wrapped for this clip only', async () => {
    const running = await runHub()
    await addClips(running, [importedClip('one'), importedClip('two')])
    const [one, two] = await running.hub.store.selectFrom('clips').select(['id', 'wrapped_key']).orderBy('number').execute()
    if (one === undefined || two === undefined) throw new Error('two clips were added')
    const { keys } = running.hub
    expect(keys.unwrapClipKey(one.id, one.wrapped_key).equals(keys.unwrapClipKey(two.id, two.wrapped_key))).toBe(false)
    expect(() => keys.unwrapClipKey(two.id, one.wrapped_key)).toThrow()
  })

  it('keeps who spoke sealed, and findable by keyed hash', async () => {
    const running = await runHub()
    await addClips(running, [importedClip('one'), importedClip('two'), importedClip('three', { speaker: 'bob' })])
    await addClips(running, [importedClip('four', { speaker: null, sourceRef: null, recordedAt: null })])
    const { keys, store } = running.hub
    const found = await store.selectFrom('identities').selectAll().where('speaker_index', '=', keys.identityIndex('speaker', identity.speaker)).execute()
    expect(found).toHaveLength(2)
    expect(await store.selectFrom('identities').select('clip').where('source_index', '=', keys.identityIndex('speaker', identity.sourceRef)).execute()).toEqual([])
    expect(await store.selectFrom('identities').select('clip').execute()).toHaveLength(3)
    expect(JSON.stringify(found)).not.toContain('anna')
  })

  it('that could not travel in a manifest is not taken, and leaves no blob', async () => {
    const running = await runHub()
    const good = importedClip('hello')
    const { id } = await findProject(running.hub.store, 'default')
    const stored: string[] = []
    const { put, remove } = running.hub.blobs
    running.hub.blobs.put = (blob, bytes) => (stored.push(blob), put(blob, bytes))
    running.hub.blobs.remove = blob => (stored.splice(stored.indexOf(blob), 1), remove(blob))
    const sink = createSink(running.hub, id)
    await expect(sink.add({ ...good, measured: { ...good.measured, durationMs: 70_000 } })).rejects.toThrow()
    expect(stored).toEqual([])
    expect(await running.hub.store.selectFrom('clips').select('id').execute()).toEqual([])
  })
})
