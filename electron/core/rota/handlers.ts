import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'

/** Who is on call: read from the hub and changed there, because a rota is nothing that two people may see differently. */
export const createRotaHandlers = ({ hub }: Desk): Pick<DeskHandlers, 'rota.read' | 'rota.replace' | 'rota.handOver'> => ({
  'rota.read': query => hub.call('rota.read', { query }),
  'rota.replace': ({ span, hours }) => hub.call('rota.replace', { params: { span }, body: hours }),
  'rota.handOver': ({ span, to }) => hub.call('rota.handOver', { params: { span }, body: { to } }),
})
