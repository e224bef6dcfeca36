import { addGold, addGoldClip, listGold, removeGold, type GoldClip } from '../quality/gold.ts'
import { findProject } from '../projects/projects.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

type AddOptions = CommonOptions & { project: string; locale?: string; count: number; clip?: string }

export const add = ({ data, project, locale, count, clip }: AddOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    if (clip !== undefined) {
      await addGoldClip(hub, clip)
      return { value: { clips: 1 }, words: 'This recording is gold.' }
    }
    const { id } = await findProject(hub.store, project)
    const clips = await addGold(hub, id, locale ?? null, count)
    return { value: { clips }, words: `${clips} recordings are gold. They are mixed into batches that are assigned from now on.` }
  })

const line = ({ clip, locale, given, answered, removalReason }: GoldClip): string =>
  `${clip}  ${locale.padEnd(7)}  given to ${given}, answered by ${answered}${removalReason === null ? '' : `; removed: ${removalReason}`}`

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const gold = await listGold(hub)
    const words = gold.length === 0 ? 'No recording is gold. Choose some that have a reference with: gold add' : gold.map(line).join('\n')
    return { value: { gold }, words }
  })

export const remove = (clip: string, { data, reason }: CommonOptions & { reason: string }): Promise<Outcome> =>
  withHub(data, async hub => {
    await hub.store.transaction().execute(transaction => removeGold(hub, transaction, clip, reason))
    return { value: { clip }, words: 'It is gold no more, and in nobody\'s figures.' }
  })
