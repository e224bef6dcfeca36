import type { RescueCounts } from '../../shared/hub-api/rescue.ts'
import { nameOf, readRescue } from '../rescue/read.ts'
import { takeRescue } from '../rescue/take.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { readGivenFile } from './given-file.ts'

function words(code: string, { known, taken, rejected, unattached }: RescueCounts): string {
  const said = [
    `Rescued from the vault of ${code}:`,
    `  ${known} events were here already`,
    `  ${taken} were taken into their stream`,
    ...(rejected === 0 ? [] : [`  ${rejected} were taken too, with content that cannot be used; status counts them`]),
    ...(unattached === 0 ? [] : [`  ${unattached} continue nothing that is here, because what came before them is lost; they are kept beside the streams`]),
  ]
  return said.join('\n')
}

/** Takes a bundle over that a workstation made of a vault that opens no more. */
export const rescue = (file: string, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const bytes = readGivenFile(file)
    const opened = await readRescue(hub, bytes)
    const outcome = await takeRescue(hub, nameOf(bytes), opened)
    const person = await hub.store.selectFrom('people').select('code').where('id', '=', opened.box.person).executeTakeFirst()
    return { value: { ...outcome, device: opened.box.device, person: opened.box.person }, words: words(person?.code ?? opened.box.person, outcome), exit: outcome.unattached === 0 ? 0 : 1 }
  })
