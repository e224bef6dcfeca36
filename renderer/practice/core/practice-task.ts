import { sensitiveClasses, wakeVerdicts, type SensitiveClass } from '../../../shared/domain/annotation.ts'
import { TaskSpecification } from '../../../shared/domain/task.ts'
import type { Lesson } from '../lessons.ts'

/** In the order of the digit keys; the telephone number of its lesson comes first. */
const classes: SensitiveClass[] = ['phone', ...sensitiveClasses.filter(name => name !== 'phone')]

const asked = {
  slots: { kind: 'slots', required: false, labels: ['artist_name', 'song_name', 'room'], overlap: false },
  sensitive: { kind: 'sensitive', required: false, classes },
} as const

/** What practice asks of every clip, and what a lesson asks beyond it: the screen grows with what was learnt. */
export const practiceTask = (asks: Lesson['asks']): TaskSpecification =>
  TaskSpecification.parse({
    id: 'practice',
    version: 1,
    questions: [
      { kind: 'wake', required: true, options: wakeVerdicts, preset: 'meant' },
      { kind: 'transcript', required: true },
      ...asks.map(kind => asked[kind]),
    ],
  })
