import type { Annotation } from './annotation.ts'
import { withoutOverlaps } from './bio.ts'
import { isMark, markWord } from './marks.ts'
import { questionOf, type QuestionOf, type Suggestion, type TaskSpecification } from './task.ts'
import type { Span, WordRange } from './values.ts'
import { wordsOf } from './words.ts'

// Whether an answer is one that its task allows. Drafts may be anything on the way there; an answer that is submitted
// has to fit, on the workstation before it is taken and at the hub before it is used.

export const faultKinds = [
  /** It answers what the task does not ask. */
  'not_asked',
  /** It names what the task does not offer. */
  'not_offered',
  /** It names the same twice. */
  'twice',
  /** It chooses several where one may be chosen. */
  'several',
  /** Two slots share a word, and the task does not let them. */
  'overlap',
  /** It stands on words that the transcript does not have. */
  'beyond_words',
  /** It ends after the clip. */
  'beyond_end',
] as const

/** The parts of an annotation that are held against its task. */
export const judgedFields = ['wake', 'quality', 'transcript', 'intent', 'slots', 'sensitive', 'background', 'choices'] as const

/** What is wrong, and in which answer: a field of the annotation, or `choices.` and a question's id. No content. */
export type AnnotationFault = { at: string; field: (typeof judgedFields)[number]; kind: (typeof faultKinds)[number] }

/** What of a clip its answers are held against. */
export type JudgedClip = { durationMs: number; suggestion: Suggestion }

type Kind = AnnotationFault['kind']

const isTwice = (labels: readonly string[]): boolean => new Set(labels).size < labels.length

/** What is wrong with labels where a question offers some, or is not there to offer any. */
function labelFaults(labels: readonly string[], offered: readonly string[] | undefined): Kind[] {
  if (labels.length === 0) return []
  if (offered === undefined) return ['not_asked']
  return [...(labels.every(label => offered.includes(label)) ? [] : ['not_offered' as const]), ...(isTwice(labels) ? ['twice' as const] : [])]
}

function slotFaults({ slots }: Annotation, asked: QuestionOf<'slots'> | null, suggested: Suggestion['slots']): Kind[] {
  const offered = asked === null ? undefined : [...asked.labels, ...suggested.map(({ label }) => label)]
  const overlap = asked !== null && !asked.overlap && withoutOverlaps(slots).length < slots.length
  const labels = labelFaults([...new Set(slots.map(({ label }) => label))], offered)
  return overlap ? [...labels, 'overlap'] : labels
}

function choiceFaults({ choices }: Annotation, task: TaskSpecification): AnnotationFault[] {
  return Object.entries(choices).flatMap(([id, chosen]) => {
    const asked = task.questions.find(question => question.kind === 'choice' && question.id === id)
    const options = asked?.kind === 'choice' ? asked.options.map(option => option.id) : undefined
    const several = asked?.kind === 'choice' && !asked.multiple && chosen.length > 1
    const kinds = [...labelFaults(chosen, options), ...(several ? ['several' as const] : [])]
    return kinds.map(kind => ({ at: `choices.${id}`, field: 'choices' as const, kind }))
  })
}

/**
 * All that is wrong with an annotation under its task; empty where it fits. What the recogniser suggested for the clip
 * (its intent, the labels of its slots, marks in its hypothesis) is always allowed, so that a clip which is right can
 * be accepted as it is.
 */
export function faultsOf(task: TaskSpecification, annotation: Annotation, { durationMs, suggestion }: JudgedClip): AnnotationFault[] {
  const { wake, quality, transcript, intent, slots, sensitive, background } = annotation
  const words = wordsOf(transcript)
  const asked = {
    intent: questionOf(task, 'intent'), transcript: questionOf(task, 'transcript'), sensitive: questionOf(task, 'sensitive'),
  }
  const marks = [...(asked.transcript?.marks ?? []).map(markWord), ...wordsOf(suggestion.hypothesis)]
  const intents = asked.intent === null ? undefined : [...asked.intent.options, ...(suggestion.intent === null ? [] : [suggestion.intent])]
  const beyondWords = (ranges: readonly (WordRange | null)[]): Kind[] =>
    ranges.some(range => range !== null && range.to > words.length) ? ['beyond_words'] : []
  const beyondEnd = (spans: readonly (Span | null)[]): Kind[] => (spans.some(span => span !== null && span.to > durationMs) ? ['beyond_end'] : [])
  const found: Record<Exclude<AnnotationFault['field'], 'choices'>, Kind[]> = {
    wake: labelFaults(wake === null ? [] : [wake], questionOf(task, 'wake')?.options),
    quality: labelFaults(quality, questionOf(task, 'quality')?.options),
    transcript: words.some(word => isMark(word) && !marks.includes(word)) ? ['not_offered'] : [],
    intent: labelFaults(intent === null ? [] : [intent], intents),
    slots: [...slotFaults(annotation, questionOf(task, 'slots'), suggestion.slots), ...beyondWords(slots.map(slot => slot.words))],
    sensitive: [
      ...labelFaults([...new Set(sensitive.map(span => span.class))], asked.sensitive?.classes),
      ...beyondWords(sensitive.map(span => span.words)),
      ...beyondEnd(sensitive.map(span => span.time)),
    ],
    background: [...(background.length > 0 && asked.transcript?.background !== true ? ['not_asked' as const] : []), ...beyondEnd(background)],
  }
  const inFields = judgedFields.flatMap(field => (field === 'choices' ? [] : found[field].map(kind => ({ at: field, field, kind }))))
  return [...inFields, ...choiceFaults(annotation, task)]
}
