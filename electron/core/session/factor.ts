import type { CoreEventName } from '../../../shared/contract/events.ts'
import type { DeskHandlers } from '../dispatch.ts'
import type { PersonLine } from '../hub/connection.ts'

/** The second factor: a code opens the line, and whatever waited for it is asked again at once. */
export const createFactorHandlers = ({ line, hurry, emit }: {
  line: PersonLine
  hurry(): void
  emit(name: CoreEventName): void
}): Pick<DeskHandlers, 'session.factor'> => ({
  async 'session.factor'({ code }) {
    await line.giveFactor(code)
    hurry()
    emit('escalations.changed')
    return {}
  },
})
