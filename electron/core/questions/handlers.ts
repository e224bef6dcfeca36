import { askable } from '../../../shared/domain/asking.ts'
import { isFlagged, mayReturn } from '../../../shared/domain/exposure.ts'
import type { Desk } from '../desk/desk.ts'
import type { DeskHandlers } from '../dispatch.ts'
import { HubProblem } from '../hub/client.ts'
import { Refusal } from '../refusal.ts'

/** Asking about a clip, and answering what others asked. */
export function createQuestionHandlers(desk: Desk): Pick<
  DeskHandlers,
  | 'questions.ask' | 'questions.mine' | 'questions.seen' | 'questions.queue'
  | 'questions.listen' | 'questions.start' | 'questions.played' | 'questions.answer' | 'questions.decline'
> {
  const { db, role, clips, shifts, stream, questions, queue, excerpts, exposure, kept, hub, now, emit } = desk

  /** A reviewer's running shift; supervisors work without one. */
  const shiftAtWork = (): string | null => (role === 'reviewer' ? shifts.requireRunning() : null)

  /** Settles a queued question with its event in one transaction; an answer needs no hub. */
  const settle = (id: string, said: { text: string } | null): Record<string, never> => {
    db.transaction(() => {
      const shift = shiftAtWork()
      const { question, clip } = queue.requireOpen(id, now())
      const reply = { question, clip, shift }
      if (said === null) stream.append('question.declined', reply)
      else stream.append('question.answered', { ...reply, ...said })
      queue.settle(question)
    })()
    excerpts.forget(id)
    emit('questions.changed')
    desk.decided()
    return {}
  }

  return {
    'questions.ask': ({ clip: id, span: marked, text }) => {
      const question = db.transaction(() => {
        const at = now()
        const shift = shifts.requireRunning()
        const clip = clips.requireWorkable(id, at)
        const span = askable(marked, clip.durationMs)
        if (span === null) throw new Refusal('span_empty')
        const asked = stream.newId()
        stream.append('question.asked', { question: asked, clip: id, batch: clip.batch, lease: clip.lease, shift, span, text }, asked)
        questions.record({ question: asked, clip: id, position: clip.position, span, text }, at)
        return asked
      })()
      emit('questions.changed')
      desk.decided()
      return { question }
    },
    'questions.mine': () => questions.all(now()),
    'questions.seen': ({ questions: ids }) => {
      db.transaction(() => questions.see(ids))()
      emit('questions.changed')
      return {}
    },
    'questions.queue': () => ({
      questions: queue.open(now()).filter(({ flags }) => mayReturn(flags, exposure.optedOut())),
      readAt: kept.read('questions.readAt') as number | null,
    }),
    'questions.listen': async ({ question }) => {
      shiftAtWork()
      const { clip, flags } = queue.requireOpen(question, now())
      exposure.requireClip({ id: clip, flags }, now())
      const excerpt = await hub.call('questions.excerpt', { params: { question } }).catch((error: unknown) => {
        throw error instanceof HubProblem && error.problem === 'not_found' ? new Refusal('question_unknown') : error
      })
      if (excerpt.clip !== clip) throw new Refusal('excerpt_tampered')
      shiftAtWork()
      return { ticket: await excerpts.admit(question, excerpt) }
    },
    'questions.start': ({ question }) => {
      db.transaction(() => {
        const at = now()
        shiftAtWork()
        const { clip: id, flags } = queue.requireOpen(question, at)
        exposure.requireClip({ id, flags }, at)
        exposure.requireSound(flags, at)
        exposure.meet({ id, flags })
        excerpts.start(question)
      })()
      return { startedAt: now() }
    },
    'questions.played': db.transaction(({ question, played }) => {
      const flags = queue.flagsOf(question)
      const sounded = excerpts.take(question, shiftAtWork(), played)
      if (isFlagged(flags)) exposure.hear(sounded, now())
      return { enough: !exposure.maySound(flags, now()) }
    }),
    'questions.answer': ({ question, text }) => settle(question, { text }),
    'questions.decline': ({ question }) => settle(question, null),
  }
}
