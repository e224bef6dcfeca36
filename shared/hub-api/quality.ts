import { z } from 'zod'
import { Day, Locale } from '../domain/values.ts'
import { PersonCode } from './access.ts'
import { Site } from './period-figures.ts'
import { StatisticsVisibility } from './shifts.ts'

const count = z.int().nonnegative()

/** What a figure rests on, its value, and its interval of 95 %; `withheld` says why there is no value. */
const figure = {
  items: count,
  value: z.number().nullable(),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  withheld: z.enum(['few', 'undetermined']).nullable(),
}
export const QualityFigure = z.strictObject(figure)
export type QualityFigure = z.infer<typeof QualityFigure>

const ErrorFigure = z.strictObject({
  ...figure,
  parts: z.strictObject({ substitutions: count, deletions: count, insertions: count, words: count }).nullable(),
})

/** See `shared/domain/quality/figures.ts` for what each one is. */
export const QualityFigures = z.strictObject({
  gold: ErrorFigure, accepted: QualityFigure, overlap: ErrorFigure, wake: QualityFigure, intent: QualityFigure, slots: QualityFigure,
})
export type QualityFigures = z.infer<typeof QualityFigures>

/** The days whose answers are told of, both included: none that is not over. */
const days = { from: Day, to: Day }

const Group = z.strictObject({ people: count, figures: QualityFigures })

/** Quality as the policy lets a supervisor see it; single people and their batches only where it says *named*. */
export const QualityBoard = z.strictObject({
  visibility: StatisticsVisibility,
  ...days,
  people: z.array(z.strictObject({ person: PersonCode, figures: QualityFigures })),
  batches: z.array(z.strictObject({ batch: z.string(), person: PersonCode, figures: QualityFigures })),
  /** Null is where nobody said. What people of two sites answered both counts for each, against the words of the other. */
  sites: z.array(z.strictObject({ site: Site.nullable(), ...Group.shape })),
  locales: z.array(z.strictObject({ locale: Locale, ...Group.shape })),
  tasks: z.array(z.strictObject({ task: z.string(), ...Group.shape })),
})
export type QualityBoard = z.infer<typeof QualityBoard>

/** What is kept of the one who asks: the same figures. */
export const OwnQuality = z.strictObject({
  ...days,
  figures: QualityFigures,
  batches: z.array(z.strictObject({ batch: z.string(), figures: QualityFigures })),
})
export type OwnQuality = z.infer<typeof OwnQuality>

/** A verdict, an intent or a slot that two people often do not agree on: of `items` clips where one of two chose it, both did in this share. */
export const LabelSpot = z.strictObject({
  locale: Locale,
  question: z.enum(['wake', 'intent', 'slots']),
  label: z.string(),
  items: count,
  agreement: z.number().min(0).max(1),
  interval: z.strictObject({ low: z.number(), high: z.number() }),
})
export type LabelSpot = z.infer<typeof LabelSpot>

/** Words that are often put right: `heard` by the recogniser, `written` instead; empty where nothing stood or was left. */
export const WordSpot = z.strictObject({ locale: Locale, heard: z.string(), written: z.string(), clips: count, people: count })
export type WordSpot = z.infer<typeof WordSpot>

/** Where guidelines may be unclear. */
export const QualitySpots = z.strictObject({ ...days, labels: z.array(LabelSpot), words: z.array(WordSpot) })
export type QualitySpots = z.infer<typeof QualitySpots>
