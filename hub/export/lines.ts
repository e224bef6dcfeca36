import { z } from 'zod'
import { Annotation, isFalseWake, TimedWord } from '../../shared/domain/annotation.ts'
import { encodeBio } from '../../shared/domain/bio.ts'
import { redactText, type RedactedText, type Utterance } from '../../shared/domain/redaction.ts'
import { questionOf, TaskSpecification } from '../../shared/domain/task.ts'
import { Span } from '../../shared/domain/values.ts'
import { consensusOf, type Consensus } from '../adjudications/consensus.ts'
import { isRecalled } from '../clips/withheld.ts'
import { standingDecisions } from '../decisions/standing.ts'
import type { Hub, HubFacts } from '../hub.ts'
import { isGoldAnswer } from '../quality/drawn.ts'
import type { Store } from '../store/store.ts'

/** One annotated clip, as a line of JSON. */
export type ExportedClip = Pick<Annotation, 'wake' | 'quality' | 'intent' | 'slots' | 'sensitive' | 'background' | 'choices'> & {
  clip: string
  locale: string
  /** Texts and intent are null where somebody found that the assistant was not addressed: what was said was not meant for it. */
  hypothesis: string | null
  reference: string | null
  /** With its marks; null also where the task asks for none, for then nobody vouches for what the recogniser heard. */
  transcript: string | null
  /** Of the transcript, marks left out; slots and sensitive spans are placed on these. */
  words: string[]
  /** A tag for each of the words. */
  bio: string[]
  revisions: number
  /** The id of whoever gave this answer, a pseudonym: their code stays in the hub. */
  person: string
  /**
   * How many people answered for the clip, each for themselves, and whether they agree as far as policy asks. Where they
   * do, each of their answers is a line of its own; a disputed one waits for a third person.
   */
  agreement: { answers: number; state: 'single' | 'agreed' | 'disputed' | 'adjudicated' }
  /** When a third person decided, and whether for one of the answers or for a third; then this is the clip's only line. */
  adjudicated: { at: number; chosen: 'one' | 'third' } | null
  submittedAt: number
  batch: string
  task: string
  taskVersion: number
  provenance: { hub: string; epoch: number; project: string; purpose: string; legalBasis: string }
}

const Speech = z.array(Span)
const Words = z.array(TimedWord)

const rowsOf = (store: Store) =>
  standingDecisions(store)
    .innerJoin('clips', 'clips.id', 'standing.clip')
    .innerJoin('batches', 'batches.id', 'standing.batch')
    .innerJoin('projects', 'projects.id', 'clips.project')
    .where('standing.kind', '=', 'annotation')
    .where(eb => eb.not(isGoldAnswer(eb)))
    .where('clips.held_at', 'is', null)
    .where(eb => eb.not(isRecalled(eb)))
    .select([
      'standing.clip', 'standing.person', 'standing.annotation', 'standing.at', 'standing.batch', 'standing.task_version',
      'clips.locale', 'clips.hypothesis', 'clips.reference', 'clips.words', 'clips.speech', 'clips.duration_ms', 'clips.quarantined_at', 'batches.task',
      'projects.name', 'projects.purpose', 'projects.legal_basis',
    ])
    .select(({ selectFrom }) =>
      selectFrom('decisions')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('decisions.clip', '=', 'standing.clip')
        .whereRef('decisions.person', '=', 'standing.person')
        .where('decisions.kind', '=', 'annotation')
        .as('revisions'),
    )
    .orderBy('clips.number')
    .orderBy('standing.person')

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const utteranceOf = (row: Row): Utterance => ({
  hypothesis: row.hypothesis,
  words: row.words === null ? null : Words.parse(JSON.parse(row.words)),
  speech: Speech.parse(JSON.parse(row.speech)),
  durationMs: row.duration_ms,
})

type ExportedText = Pick<ExportedClip, 'hypothesis' | 'reference' | 'transcript' | 'words' | 'bio' | 'intent' | 'slots' | 'sensitive'>

const withheld: ExportedText = { hypothesis: null, reference: null, transcript: null, words: [], bio: [], intent: null, slots: [], sensitive: [] }

/** A text that nobody was asked about: the transcript is left out, and with it what stands on its words. */
const unasked = ({ sensitive, hypothesis, reference }: RedactedText): Partial<ExportedText> => ({
  hypothesis, reference, sensitive: sensitive.map(span => ({ ...span, words: null })),
})

/** What may be told of a clip's words. */
function textOf(row: Row, task: TaskSpecification, annotation: Annotation): ExportedText {
  if (isFalseWake(annotation.wake) || row.quarantined_at !== null) return withheld
  const redacted = redactText(annotation, utteranceOf(row), row.reference)
  const { intent } = annotation
  if (questionOf(task, 'transcript') === null) return { ...withheld, ...unasked(redacted), intent }
  return { ...redacted, bio: encodeBio(redacted.words.length, redacted.slots), intent }
}

/** An answer as it goes out, and how it came to stand. */
type Given = Pick<ExportedClip, 'revisions' | 'person' | 'submittedAt' | 'taskVersion' | 'agreement' | 'adjudicated'> & { row: Row; annotation: Annotation }

/** The answers for one clip: a third person's decision where there is one, else what everybody answered. */
function givenFor(rows: readonly Row[], consensus: Consensus | undefined): Given[] {
  const answers = rows.length
  const [first] = rows
  if (first !== undefined && consensus?.state === 'settled') {
    const { at, chosen, author, answer: { annotation, taskVersion } } = consensus
    const chosenRow = rows.find(({ person }) => person === author)
    return [{
      row: chosenRow ?? first, annotation, taskVersion, person: author, revisions: chosenRow?.revisions ?? 1, submittedAt: chosenRow?.at ?? at,
      agreement: { answers, state: 'adjudicated' }, adjudicated: { at, chosen },
    }]
  }
  const state = answers === 1 ? 'single' : consensus === undefined ? 'agreed' : 'disputed'
  return rows.map(row => ({
    row, annotation: Annotation.parse(JSON.parse(row.annotation ?? 'null')), taskVersion: row.task_version ?? 1, person: row.person,
    revisions: Number(row.revisions), submittedAt: row.at, agreement: { answers, state }, adjudicated: null,
  }))
}

function asExported({ row, annotation, ...given }: Given, { id: hub, epoch }: HubFacts): ExportedClip {
  const task = TaskSpecification.parse(JSON.parse(row.task))
  const text = textOf(row, task, annotation)
  return {
    clip: row.clip,
    locale: row.locale,
    hypothesis: text.hypothesis,
    reference: text.reference,
    transcript: text.transcript,
    wake: annotation.wake,
    quality: annotation.quality,
    intent: text.intent,
    slots: text.slots,
    words: text.words,
    bio: text.bio,
    sensitive: text.sensitive,
    background: annotation.background,
    choices: annotation.choices,
    ...given,
    batch: row.batch,
    task: task.id,
    provenance: { hub, epoch, project: row.name, purpose: row.purpose, legalBasis: row.legal_basis },
  }
}

/**
 * Every clip whose standing answer is an annotation, in the order of import. Skips, answers taken back, answers for
 * gold, and clips that were recalled or are held as evidence are not among them; nothing that was said in a false wake is told, whoever wrote it.
 */
export async function exportedClips(hub: Pick<Hub, 'keys'>, store: Store, facts: HubFacts): Promise<ExportedClip[]> {
  const consensus = await consensusOf(hub, store)
  const byClip = Map.groupBy(await rowsOf(store).execute(), ({ clip }) => clip)
  return [...byClip].flatMap(([clip, rows]) => givenFor(rows, consensus.get(clip))).map(given => asExported(given, facts))
}
