import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { annotation, submitted } from '../support/answers.ts'
import { reviewerAtWork } from '../support/lease.ts'
import { runHub } from '../support/running-hub.ts'
import { send, workstation } from '../support/workstation.ts'
import { projectRoot, readSourceTree, targetOf } from '../../support/source-tree.ts'

// The access log is there so that nobody hears in secret. What was heard when is no measure of anybody's work.

const statistics = /^(hub\/statistics\/|hub\/shifts\/(?!record)|hub\/quality\/|shared\/domain\/quality\/|shared\/domain\/(shift-figures|stretches|throughput|counted|parts|tally|breaks)\.ts)/
const forbiddenFolders = /^hub\/(accesses|audit|excerpts)\//
const forbiddenWords = /\b(accesses|access_log|access_reads|excerpt_plays|clip\.(played|started|prepared)|excerpt\.played|event_payloads|heard_ms|heardMs)\b/

const tree = readSourceTree()
const files = tree.filter(({ path }) => statistics.test(path))

it('no file of the statistics names the access log, or imports what does', () => {
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['hub/shifts/rollups.ts', 'hub/quality/settle.ts']))
  const named = files.flatMap(({ path }) => (forbiddenWords.test(readFileSync(join(projectRoot, path), 'utf8')) ? [path] : []))
  const imported = files.flatMap(file => file.imports.map(each => targetOf(file, each)).filter(target => forbiddenFolders.test(target)))
  expect({ named, imported }).toEqual({ named: [], imported: [] })
})

it('figures are the same however often and however fast clips were played', async () => {
  const figures = async (plays: number) => {
    const running = await runHub()
    const { station, stream, at } = await reviewerAtWork(running, ['play jazz'])
    const { clip, lease, shift } = at(0)
    for (let play = 0; play < plays; play++) {
      stream.append('clip.prepared', { clip, lease })
      stream.append('clip.started', { clip, lease, shift })
      stream.append('clip.played', { clip, lease, shift, played: [{ from: 0, to: 900 }], speed: 1 + play / 4 })
    }
    stream.append('annotation.submitted', submitted(at(0), annotation('play jazz')))
    await send(running, stream, station.token)
    const { token } = await workstation(running, 'supervisor')
    const { shifts: [told] } = await running.get('shifts.list', { query: { from: 0, to: Date.UTC(2030, 0, 1) } }, token)
    const { shift: _, person: __, ...rest } = told ?? { shift: '', person: '' }
    return rest
  }
  const heardOnce = await figures(1)
  expect(heardOnce).toMatchObject({ clips: 1 })
  expect(await figures(9)).toEqual(heardOnce)
})
