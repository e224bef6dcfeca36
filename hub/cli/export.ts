import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs'
import { codeOf, HubFault } from '../fault.ts'
import { exportAnnotations, type Export } from '../export/export.ts'
import { carryOut, withHub, type CommonOptions, type ExitCode, type Terminal } from './console.ts'

const refuseExisting = (path: string): HubFault =>
  new HubFault('out_exists', `The file ${path} exists.`, 'It was left as it is.', 'Name a new file with --out.')

/** The whole file or none, never over another: on the disk under another name first, then under its own. */
async function writeWhole(path: string, make: (write: (text: string) => void) => Promise<Export>): Promise<Export> {
  const draft = `${path}.${randomUUID()}.part`
  if (existsSync(path)) throw refuseExisting(path)
  try {
    const made = await make(text => writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true }))
    linkSync(draft, path)
    return made
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? refuseExisting(path) : error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Exports to a new file, or line by line to standard output, where nothing else is then said. */
export async function exportTo(terminal: Terminal, { data, json, out }: CommonOptions & { out?: string }): Promise<ExitCode> {
  let lines: string | null = null
  const said: string[] = []
  const code = await carryOut({ ...terminal, out: text => said.push(text) }, json === true, () =>
    withHub(data, async hub => {
      const { text, ...made } = await (out === undefined ? exportAnnotations(hub) : writeWhole(out, write => exportAnnotations(hub, write)))
      if (out === undefined) lines = text
      return { value: { ...made, file: out ?? null }, words: `${made.clips} annotated clips, registered as export ${made.export}.` }
    }),
  )
  terminal.out(lines ?? said.join(''))
  return code
}
