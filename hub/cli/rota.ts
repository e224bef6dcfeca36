import { findPerson } from '../access/people.ts'
import { HubFault } from '../fault.ts'
import { changeRota, longestSpanMs, readSpans } from '../rota/spans.ts'
import { readGaps, seconds } from '../rota/seconds.ts'
import { withHub, type CommonOptions, type Outcome } from './console.ts'
import { instantWords, readInstant } from './instants.ts'

const malformed = (what: string): HubFault =>
  new HubFault('span_malformed', what, 'The rota was left as it is.', 'Write times with their zone: --from 2026-11-25T08:00+02:00 --to 2026-11-25T20:00+02:00')

function instantIn(text: string): number {
  const at = readInstant(text)
  if (at === null) throw malformed(`"${text}" is not a time with its zone.`)
  return at
}

type SetOptions = CommonOptions & { from: string; to: string; place: number }

export const set = (code: string, { data, from, to, place }: SetOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const { person } = await findPerson(hub.store, code)
    if (!(await seconds(hub.store)).has(person)) {
      throw new HubFault('span_malformed', `${code} cannot be on call: that is for safety and privacy roles, and for deputies.`, 'The rota was left as it is.', 'Choose somebody else, or name a deputy with: people deputy CODE')
    }
    const span = { person, from: instantIn(from), to: instantIn(to), place }
    if (span.to <= span.from) throw malformed('It would end before it begins.')
    if (span.to <= hub.now()) throw malformed('It is over already.')
    if (span.to - span.from > longestSpanMs) throw malformed('A span is a month at most.')
    const [id = ''] = await hub.store.transaction().execute(transaction => changeRota(hub, transaction, { add: [span], withdraw: [], by: null }, hub.now()))
    return { value: { span: id, ...span }, words: `${code} is on call, place ${place}, from ${instantWords(span.from)} to ${instantWords(span.to)}.` }
  })

const dayMs = 24 * 3_600_000

export const list = ({ data, days }: CommonOptions & { days: number }): Promise<Outcome> =>
  withHub(data, async ({ store, now }) => {
    const spans = await readSpans(store, now(), now() + days * dayMs)
    const gaps = await readGaps(store, now())
    const lines = spans.map(({ person, from, to, place }) => `${instantWords(from)}  to  ${instantWords(to)}  place ${place}  ${person.code} (${person.role})`)
    const thin = gaps.map(({ from, to, people }) => `THIN: ${instantWords(from)}  to  ${instantWords(to)}  ${people === 0 ? 'nobody' : 'one person alone'}`)
    const words = lines.length === 0 ? ['Nobody is on call; put somebody on with: rota set CODE --from TIME --to TIME'] : [...lines, ...thin]
    return { value: { spans, gaps }, words: words.join('\n') }
  })

/** Takes spans out that are not over: somebody's, or everybody's. */
export const clear = (code: string | undefined, { data }: CommonOptions): Promise<Outcome> =>
  withHub(data, async hub => {
    const person = code === undefined ? null : (await findPerson(hub.store, code)).person
    const withdrawn = await hub.store.transaction().execute(async transaction => {
      const now = hub.now()
      const coming = (await readSpans(transaction, now, Number.MAX_SAFE_INTEGER)).filter(span => person === null || span.person.person === person)
      // Who was on call until now stays on record as such.
      const add = coming.flatMap(({ person: whose, from, place }) => (from < now ? [{ person: whose.person, from, to: now, place }] : []))
      await changeRota(hub, transaction, { add, withdraw: coming.map(({ span }) => span), by: null }, now)
      return coming.length
    })
    return { value: { withdrawn }, words: `${withdrawn} spans were taken out of the rota; ${code ?? 'everybody'} is on call no longer.` }
  })
