import { readFileSync } from 'node:fs'
import { codeOf, HubFault } from '../fault.ts'
import { readRescue } from '../rescue/read.ts'
import { takeRescue, type RescueOutcome } from '../rescue/take.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'

function read(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    if (codeOf(error) === '') throw error
    throw new HubFault('file_unreadable', 'That file cannot be read.', 'Nothing was changed.', 'Check its path and who may read it.')
  }
}

function words(code: string, { known, taken, rejected, unattached }: RescueOutcome): string {
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
    const opened = await readRescue(hub, read(file))
    const outcome = await takeRescue(hub, opened)
    const person = await hub.store.selectFrom('people').select('code').where('id', '=', opened.box.person).executeTakeFirst()
    return { value: { ...outcome, device: opened.box.device, person: opened.box.person }, words: words(person?.code ?? opened.box.person, outcome), exit: outcome.unattached === 0 ? 0 : 1 }
  })
