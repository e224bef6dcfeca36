import type { FileFormat } from '../../../shared/contract/handout.ts'
import type { Quality } from '../../../shared/contract/quality.ts'
import { figureNames, type ErrorFigure, type FigureName, type QualityFigure, type QualityFigures } from '../../../shared/domain/quality/figures.ts'
import { cell, csvTable, type Column } from '../csv.ts'
import { fileOf } from '../figure-file.ts'
import type { Handout } from '../port.ts'

type Row = { by: string; name: string; person: string | null; people: number | null; of: FigureName; figure: QualityFigure & Partial<Pick<ErrorFigure, 'parts'>> }

/** A row for each figure of each group, in the order of the page. */
function rowsOf({ people, sites, batches, locales, tasks }: Quality): Row[] {
  const rows = (by: string, name: string, figures: QualityFigures, whose: { person?: string; people?: number }): Row[] =>
    figureNames.map(of => ({ by, name, person: whose.person ?? null, people: whose.people ?? null, of, figure: figures[of] }))
  return [
    ...people.flatMap(({ person, figures }) => rows('reviewer', person, figures, { person })),
    ...sites.flatMap(({ site, people: count, figures }) => rows('site', site ?? '', figures, { people: count })),
    ...batches.flatMap(({ batch, person, figures }) => rows('batch', batch, figures, { person })),
    ...locales.flatMap(({ locale, people: count, figures }) => rows('locale', locale, figures, { people: count })),
    ...tasks.flatMap(({ task, people: count, figures }) => rows('task', task, figures, { people: count })),
  ]
}

const columns: readonly Column<Row>[] = [
  ['by', ({ by }) => by],
  ['name', ({ name }) => cell(name)],
  ['person', ({ person }) => person],
  ['people', ({ people }) => people],
  ['figure', ({ of }) => of],
  ['clips', ({ figure }) => figure.items],
  ['value', ({ figure }) => figure.value],
  ['interval_low', ({ figure }) => figure.interval?.low ?? null],
  ['interval_high', ({ figure }) => figure.interval?.high ?? null],
  ['withheld', ({ figure }) => figure.withheld],
  ...(['substitutions', 'deletions', 'insertions', 'words'] as const).map(part => [part, ({ figure }: Row) => figure.parts?.[part] ?? null] as const),
]

const labelColumns: readonly Column<Quality['spots']['labels'][number]>[] = [
  ['question', ({ question }) => question],
  ['label', ({ label }) => cell(label)],
  ['locale', ({ locale }) => locale],
  ['clips', ({ items }) => items],
  ['agreement', ({ agreement }) => agreement],
  ['interval_low', ({ interval }) => interval.low],
  ['interval_high', ({ interval }) => interval.high],
]

/** Every figure, and the labels that people do not agree on. Words that were put right are people's, and stay on the page. */
export function qualityFile(quality: Quality, format: FileFormat): Handout {
  const { spots: { from, to, labels }, ...figures } = quality
  return fileOf(`quality-${quality.from}-${quality.to}`, format, { ...figures, spots: { from, to, labels } }, () => [csvTable(columns, rowsOf(quality)), csvTable(labelColumns, labels)])
}
