import { readFileSync } from 'node:fs'
import { codeOf, HubFault } from '../fault.ts'

/** The bytes of a file that a command was given. Refuses with `file_unreadable`. */
export function readGivenFile(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    if (codeOf(error) === '') throw error
    throw new HubFault('file_unreadable', 'That file cannot be read.', 'Nothing was changed.', 'Check its path and who may read it.')
  }
}
