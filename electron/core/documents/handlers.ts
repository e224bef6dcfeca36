import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

/** What there is to read and to choose from beside a batch's clips. */
export const createDocumentHandlers = ({ documents }: Desk): Pick<DeskHandlers, 'guidelines.read' | 'catalogue.read'> => ({
  'guidelines.read': ({ batch }) => documents.guidelines(batch),
  'catalogue.read': ({ batch }) => documents.catalogue(batch),
})
