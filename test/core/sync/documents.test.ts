import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { HubDocument } from '../../../shared/hub-api/documents.ts'
import type { Manifest } from '../../../shared/hub-api/batches.ts'
import { createDocumentStore } from '../../../electron/core/documents/store.ts'
import type { Connection } from '../../../electron/core/hub/connection.ts'
import { createArrivals } from '../../../electron/core/sync/arrivals.ts'
import { fetchDocuments } from '../../../electron/core/sync/documents.ts'
import { makeClip, makeManifest } from '../../support/clips.ts'
import { openWorkplace } from '../../support/in-test.ts'
import { reasonOf } from '../../support/refusals.ts'

const documentOf = (kind: HubDocument['kind'], text: string): HubDocument => ({ kind, text, hash: createHash('sha256').update(text).digest('base64url') })
const guidelines = documentOf('guidelines', '# Home\n\nPrécis.')
const catalogue = documentOf('catalogue', JSON.stringify({ titles: {}, entities: [{ label: 'artist_name', name: 'Beyoncé', aliases: [] }] }))

/** A vault without batches, and a hub that has these documents, spoiled by `spoil`. */
async function make(spoil: (document: HubDocument) => HubDocument = document => document) {
  const { vault, device, ask, clock } = await openWorkplace([])
  const documents = createDocumentStore(vault.db)
  const person = randomUUID()
  const arrivals = createArrivals({ db: vault.db, stream: vault.stream, device, random: size => Buffer.alloc(size, 1), person, now: clock.now })
  const asked: string[] = []
  const hub = {
    bytes: () => Promise.reject(new Error('Only documents are served here')),
    async call(_: string, { params }: { params: { hash: string } }, signal?: AbortSignal) {
      signal?.throwIfAborted()
      asked.push(params.hash)
      return spoil([guidelines, catalogue].find(({ hash }) => hash === params.hash) ?? guidelines)
    },
  } as unknown as Connection
  const manifestWith = (change: Partial<Manifest>): Manifest => ({ ...makeManifest([makeClip('one')], { hub: randomUUID(), device: randomUUID(), person }, clock.now()), ...change })
  const fetch = (manifest: Manifest, signal = new AbortController().signal) => fetchDocuments(manifest, { documents, hub, signal })
  const take = async (manifest: Manifest): Promise<Manifest> => {
    const keys = new Map(manifest.clips.map(({ clip }) => [clip, Buffer.alloc(32)]))
    arrivals.open({ manifest, payload: Buffer.from('{}'), signature: '', keys }, await fetch(manifest))
    return manifest
  }
  const kept = (): unknown[] => vault.db.prepare('SELECT hash FROM document ORDER BY hash').pluck().all()
  return { ask, asked, kept, fetch, take, manifestWith, refuse: arrivals.refuse }
}

const both = { guidelinesHash: guidelines.hash, guidelinesVersion: 3, catalogueHash: catalogue.hash }

describe('what a batch comes with', () => {
  test('is fetched, kept, and read without the hub', async () => {
    const { take, manifestWith, ask } = await make()
    const { batch } = await take(manifestWith(both))
    expect(await ask('guidelines.read', { batch })).toEqual({ version: 3, markdown: guidelines.text })
    expect(await ask('catalogue.read', { batch })).toEqual({ titles: {}, entities: [{ label: 'artist_name', name: 'Beyoncé', aliases: [] }] })
  })

  test('is nothing where the manifest names nothing, or the batch is not here', async () => {
    const { take, manifestWith, ask } = await make()
    const { batch } = await take(manifestWith({}))
    for (const asked of [batch, randomUUID()]) {
      expect(await ask('guidelines.read', { batch: asked })).toBeNull()
      expect(await ask('catalogue.read', { batch: asked })).toBeNull()
    }
  })

  test('is fetched once for all batches that come with it, and goes with the last of them', async () => {
    const { take, manifestWith, asked, kept, refuse } = await make()
    const first = await take(manifestWith({ guidelinesHash: guidelines.hash }))
    const second = await take(manifestWith(both))
    expect(asked).toEqual([guidelines.hash, catalogue.hash])
    refuse(second.batch)
    expect(kept()).toEqual([guidelines.hash])
    refuse(first.batch)
    expect(kept()).toEqual([])
  })

  test('is refused as tampered by a letter, by its kind, or under another hash, and nothing is kept', async () => {
    const spoilers: ((document: HubDocument) => HubDocument)[] = [
      document => ({ ...document, text: `${document.text} ` }),
      document => ({ ...document, kind: 'catalogue' }),
      document => ({ ...document, text: 'other', hash: documentOf('guidelines', 'other').hash }),
    ]
    for (const spoil of spoilers) {
      const { take, manifestWith, kept, ask } = await make(spoil)
      const manifest = manifestWith({ guidelinesHash: guidelines.hash })
      expect(await reasonOf(() => take(manifest))).toBe('document_tampered')
      expect(kept()).toEqual([])
      expect(await reasonOf(() => ask('batches.read', { batch: manifest.batch }))).toBe('clip_unknown')
    }
  })

  test('stops where sync is cancelled, and is fetched another time', async () => {
    const { fetch, manifestWith, asked } = await make()
    const stopped = new AbortController()
    stopped.abort()
    await expect(fetch(manifestWith(both), stopped.signal)).rejects.toThrow('aborted')
    expect(asked).toEqual([])
    expect(await fetch(manifestWith(both))).toHaveLength(2)
  })
})
