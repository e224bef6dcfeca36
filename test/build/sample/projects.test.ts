import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleProjects, type SampleProject } from '../../../build/sample/projects.ts'
import { readManifest } from '../../../hub/import/manifest/manifest.ts'
import { adviceOn } from '../../../hub/projects/advice.ts'
import { readCatalogueFile, readGuidelinesFile, readTaskFile } from '../../../hub/projects/files.ts'
import { faultsOf } from '../../../shared/domain/annotation-rules.ts'
import { Catalogue, catalogueMatches, indexCatalogue } from '../../../shared/domain/catalogue.ts'
import { freshAnnotation, keyOf } from '../../../shared/domain/task.ts'
import { wordsOf } from '../../../shared/domain/words.ts'
import { projectRoot } from '../../support/source-tree.ts'

const clipFolder = join(projectRoot, 'build/sample-clips')

function load({ files, manifest }: SampleProject) {
  const path = (option: string): string | null => files[files.indexOf(option) + 1] ?? null
  const catalogue = files.includes('--catalogue') ? Catalogue.parse(JSON.parse(readCatalogueFile(path('--catalogue') ?? ''))) : null
  const rows = async () => {
    const read = await readManifest(join(clipFolder, manifest), false)
    return read.ok ? read.rows.flatMap(({ row }) => (row === null ? [] : [row])) : []
  }
  return { task: readTaskFile(path('--task') ?? ''), guidelines: readGuidelinesFile(path('--guidelines') ?? ''), catalogue, rows }
}

describe('the sample projects', () => {
  it('are two very different tasks, each of one piece with its guidelines and catalogue', () => {
    const [home, check] = sampleProjects.map(load)
    expect(home?.task.questions.map(keyOf)).toEqual(['wake', 'quality', 'transcript', 'intent', 'slots', 'sensitive'])
    expect(check?.task.questions.map(keyOf)).toEqual(['choice:source', 'choice:heard', 'quality', 'wake'])
    for (const { task, guidelines, catalogue } of [home, check].filter(project => project !== undefined)) {
      expect(task.questions.every(({ guide }) => guide !== undefined)).toBe(true)
      expect(adviceOn(task, guidelines, catalogue)).toEqual([])
    }
  })

  it('let every clip of theirs be accepted as it is', async () => {
    for (const { task, rows } of sampleProjects.map(load)) {
      for (const suggestion of await rows()) {
        expect(faultsOf(task, freshAnnotation(task, suggestion), { durationMs: 60_000, suggestion }), suggestion.file).toEqual([])
      }
    }
  })

  it('know every artist and song that is asked for, whatever the recogniser made of it', async () => {
    const { catalogue, rows } = load(sampleProjects[0] as SampleProject)
    const index = indexCatalogue(catalogue ?? { titles: {}, entities: [] }, 'en-US')
    for (const { hypothesis, slots } of await rows()) {
      const found = catalogueMatches(index, wordsOf(hypothesis))
      for (const slot of slots.filter(({ label }) => label === 'artist_name' || label === 'song_name')) {
        expect(found.map(({ label, words }) => ({ label, words })), hypothesis).toContainEqual(slot)
      }
    }
  })

  it('give a title to every label that is shown', () => {
    const { task, catalogue } = load(sampleProjects[0] as SampleProject)
    const labels = task.questions.flatMap(question => (question.kind === 'intent' ? question.options : question.kind === 'slots' ? question.labels : []))
    expect(labels.filter(label => catalogue?.titles[label] === undefined)).toEqual([])
  })
})
