import type { RecallKind } from '../../shared/domain/recall.ts'
import { confirmErasure } from '../recalls/confirm.ts'
import { issueRecall } from '../recalls/issue.ts'
import { writeNotices } from '../recalls/notices.ts'
import { listRecalls, readRecall, type RecallReport } from '../recalls/read.ts'
import type { NamedRecipient } from '../recalls/recipients.ts'
import { HubFault } from '../fault.ts'
import type { Hub } from '../hub.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

type Noticed = CommonOptions & { notices?: string }

const instant = (at: number): string => `${new Date(at).toISOString().replace('T', ' ').slice(0, 16)} UTC`

const fateWords = ({ clips }: RecallReport): string =>
  `${clips.quarantined} kept from everybody, ${clips.destroyed} destroyed, ${clips.held} held as evidence`

const summary = (recall: RecallReport): string =>
  `${String(recall.number).padStart(4)}  ${recall.state.padEnd(8)}  ${instant(recall.issuedAt)}  ${recall.kind.padEnd(7)}  ${fateWords(recall)}`

const recipientWords = ({ kind, id, format, madeAt, whose, clips, confirmedAt }: NamedRecipient): string => {
  const where = whose === null ? '' : kind === 'backup' ? `, in ${whose}` : `, given to ${whose}`
  const stands = confirmedAt === null ? 'NOT confirmed' : `confirmed ${instant(confirmedAt)}`
  return `  ${kind} ${id} (${format}, ${instant(madeAt)}${where}): ${clips.length} of these recordings, ${stands}`
}

function words(recall: RecallReport, notices: readonly string[]): string {
  const { number, state, kind, reason, issuedAt, dueAt, devices, recipients } = recall
  return [
    `Recall ${number} (${kind}) of ${instant(issuedAt)}: ${state}${state === 'complete' || state === 'certain' ? '' : `, due ${instant(dueAt)}`}`,
    `Reason       ${reason}`,
    `Recordings   ${fateWords(recall)}`,
    `Laptops      ${devices.length === 0 ? 'none was given any of them' : ''}`,
    ...devices.map(({ device, person, clips, outstanding, lastEndsAt }) =>
      `  ${person} on ${device}: ${clips} given, ${outstanding === 0 ? 'nothing is left' : `${outstanding} not yet reported gone, keys expire ${instant(lastEndsAt)}`}`),
    `Recipients   ${recipients.length === 0 ? 'no export and no backup holds any of them' : ''}`,
    ...recipients.map(recipientWords),
    ...(notices.length === 0 ? [] : ['Erasure notices to hand on:', ...notices.map(name => `  ${name}`)]),
    ...(recall.clips.held === 0 ? [] : ['What is held stays until two people release it; it is destroyed after that.']),
  ].join('\n')
}

async function outcomeOf(hub: Hub, recall: RecallReport, folder: string | undefined): Promise<Outcome> {
  const notices = folder === undefined ? [] : await writeNotices(hub, recall, folder)
  return { value: { ...recall, notices }, words: words(recall, notices) }
}

export const issue = (kind: RecallKind, value: string, { data, reason, notices }: Noticed & { reason: string }): Promise<Outcome> =>
  withHub(data, async hub => outcomeOf(hub, await readRecall(hub, await issueRecall(hub, kind, value, reason)), notices))

export const list = ({ data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const recalls = await listRecalls(hub)
    return { value: { recalls }, words: recalls.length === 0 ? 'Nothing was ever recalled.' : recalls.map(summary).join('\n') }
  })

export const show = (number: number, { data, notices }: Noticed): Promise<Outcome> =>
  withHub(data, async hub => outcomeOf(hub, await readRecall(hub, number), notices))

type ConfirmOptions = CommonOptions & { export?: string; backup?: string }

export const confirm = (number: number, { data, export: exported, backup }: ConfirmOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const recipient = exported ?? backup
    if (recipient === undefined || (exported !== undefined && backup !== undefined)) {
      throw new HubFault('usage', 'Somebody has to be named who confirms.', 'Nothing was changed.', 'Name either --export ID or --backup ID, as "recall show" lists them.')
    }
    return outcomeOf(hub, await confirmErasure(hub, number, exported === undefined ? 'backup' : 'export', recipient), undefined)
  })
