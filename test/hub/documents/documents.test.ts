import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { TaskSpecification } from '../../../shared/domain/task.ts'
import { changeProject } from '../../../hub/projects/projects.ts'
import { addClips, assignTo, importedClip } from '../support/clips.ts'
import { readManifest } from '../support/lease.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { workstation, type Workstation } from '../support/workstation.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
const guidelines = '# Home\n\nBe kind, and précis.'
const catalogue = JSON.stringify({ titles: {}, entities: [{ label: 'artist_name', name: 'Beyoncé', aliases: [] }] })

async function given(running: RunningHub): Promise<{ station: Workstation; batch: string }> {
  const station = await workstation(running, 'reviewer')
  await addClips(running, [importedClip('hello')])
  const { batch } = await assignTo(running, station.person.code)
  return { station, batch }
}

const manifestOf = async (running: RunningHub, batch: string, { token }: Workstation) =>
  readManifest((await running.get('leases.take', { body: { batch } }, token)).manifest.payload)

describe('a batch', () => {
  it('names the documents of its project by their hash, in a manifest that is signed', async () => {
    const running = await runHub()
    await changeProject(running.hub, 'default', { guidelines, catalogue })
    const { station, batch } = await given(running)
    expect(await manifestOf(running, batch, station)).toMatchObject({ guidelinesHash: hashOf(guidelines), guidelinesVersion: 1, catalogueHash: hashOf(catalogue) })
  })

  it('names none where the project has none', async () => {
    const running = await runHub()
    const { station, batch } = await given(running)
    const manifest = await manifestOf(running, batch, station)
    expect(manifest).toMatchObject({ guidelinesHash: null, catalogueHash: null })
    expect(manifest.guidelinesVersion).toBeUndefined()
  })

  it('keeps task and documents as they were when it was made', async () => {
    const running = await runHub()
    await changeProject(running.hub, 'default', { guidelines })
    const { station, batch } = await given(running)
    const task = TaskSpecification.parse({ id: 'other', version: 7, questions: [{ kind: 'quality', required: false, options: ['noisy'] }] })
    await changeProject(running.hub, 'default', { guidelines: '# New', catalogue, task })
    expect(await manifestOf(running, batch, station)).toMatchObject({ guidelinesHash: hashOf(guidelines), guidelinesVersion: 1, catalogueHash: null, task: { id: 'voice-assistant' } })
    const next = await given(running)
    expect(await manifestOf(running, next.batch, next.station)).toMatchObject({ guidelinesHash: hashOf('# New'), guidelinesVersion: 2, task: { id: 'other', version: 7 } })
  })
})

describe('a document', () => {
  it('is read by whoever was given a batch that comes with it, under its hash', async () => {
    const running = await runHub()
    await changeProject(running.hub, 'default', { guidelines, catalogue })
    const { station } = await given(running)
    const read = (text: string) => running.get('documents.read', { params: { hash: hashOf(text) } }, station.token)
    expect(await read(guidelines)).toEqual({ hash: hashOf(guidelines), kind: 'guidelines', text: guidelines })
    expect(await read(catalogue)).toEqual({ hash: hashOf(catalogue), kind: 'catalogue', text: catalogue })
  })

  it('is not there for anybody else, nor before it is given out', async () => {
    const running = await runHub()
    await changeProject(running.hub, 'default', { guidelines })
    const { station } = await given(running)
    await changeProject(running.hub, 'default', { guidelines: '# Not given out' })
    const other = await workstation(running, 'reviewer')
    const read = (text: string, { token }: Workstation) => running.refusal('documents.read', { params: { hash: hashOf(text) } }, token)
    expect(await read(guidelines, other)).toBe('not_found')
    expect(await read('# Not given out', station)).toBe('not_found')
    expect(await read('# Never heard of', station)).toBe('not_found')
  })

  it('can be added, and never changed', async () => {
    const running = await runHub()
    await changeProject(running.hub, 'default', { guidelines })
    await expect(running.hub.store.updateTable('documents').set({ text: 'x' } as never).execute()).rejects.toThrow('only be added')
    await changeProject(running.hub, 'default', { guidelines: '# New' })
    await changeProject(running.hub, 'default', { guidelines })
    expect(await running.hub.store.selectFrom('documents').select('hash').execute()).toHaveLength(2)
    expect(await running.hub.store.selectFrom('project_documents').select(['version', 'document']).orderBy('version').execute())
      .toEqual([guidelines, '# New', guidelines].map((text, index) => ({ version: index + 1, document: hashOf(text) })))
  })
})
