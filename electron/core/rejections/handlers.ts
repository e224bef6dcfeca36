import { reasonIn } from '../../../shared/hub-api/rejections.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { Connection } from '../hub/connection.ts'

/** Read from the hub each time: nothing of other people's work is kept here. */
export const createRejectionHandlers = ({ hub }: { hub: Connection }): Pick<DeskHandlers, 'rejections.list' | 'rejections.settle'> => ({
  'rejections.list': async () => (await hub.call('rejections.list', {})).map(({ why, ...rejection }) => ({ ...rejection, why: reasonIn(why) })),
  'rejections.settle': ({ stream, seq }) => hub.call('rejections.settle', { params: { stream, seq } }),
})
