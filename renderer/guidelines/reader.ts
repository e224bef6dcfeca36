import { createStore, type StoreApi } from 'zustand/vanilla'
import { rangesOf } from './find.ts'
import { sectionFor, type Sought } from './sections.ts'

export type Heading = { text: string; depth: number }

export type ReaderState = {
  headings: readonly Heading[]
  /** The section of the question in front, as an index into the headings. */
  front: number | null
  /** The reader went elsewhere: the text stays where it is when the question changes. */
  strayed: boolean
  typed: string
  /** Places that hold what is typed, and the one in front of them, from 0. */
  count: number
  at: number
}

/** Moves about in guidelines that are drawn: along with the questions, by what is typed, by page. */
export type Reader = StoreApi<ReaderState> & {
  /** Takes what scrolls the drawn text; what it returns lets go of it. */
  attach(region: HTMLElement): () => void
  attachField(field: HTMLInputElement): () => void
  /** The text was drawn, or drawn anew. */
  drawn(): void
  /** Another question is in front. */
  seek(sought: Sought): void
  find(typed: string): void
  step(by: 1 | -1): void
  goTo(index: number): void
  /** Back to the section of the question in front, and along with it. */
  followAgain(): void
  page(by: 1 | -1): void
  focusText(): void
  focusField(): void
  /** Whether somebody is typing what is to be found. */
  isTyping(): boolean
}

const everyPlace = 'guidelines-found'
const placeInFront = 'guidelines-found-now'
/** Browsers round where they scroll to. */
const roundingPx = 2
const marginPx = 12

export function createReader(): Reader {
  const store = createStore<ReaderState>(() => ({ headings: [], front: null, strayed: false, typed: '', count: 0, at: 0 }))
  let region: HTMLElement | null = null
  let field: HTMLInputElement | null = null
  let elements: readonly HTMLElement[] = []
  let places: readonly Range[] = []
  let sought: Sought = { guide: null, name: '' }
  let scrolledTo = 0

  const topOf = (box: DOMRect): number => (region === null ? 0 : box.top - region.getBoundingClientRect().top + region.scrollTop)
  function scrollTo(top: number): void {
    if (region === null) return
    region.scrollTop = top
    scrolledTo = region.scrollTop
  }
  const showHeading = (element: HTMLElement): void => scrollTo(topOf(element.getBoundingClientRect()) - marginPx)

  function follow(): void {
    const { headings, strayed } = store.getState()
    const front = sectionFor(headings.map(({ text }) => text), sought)
    elements.forEach((element, index) => element.toggleAttribute('data-front', index === front))
    store.setState({ front })
    const element = front === null ? undefined : elements[front]
    if (element !== undefined && !strayed) showHeading(element)
  }

  /** Marks what is found in the page without touching it (CSS Custom Highlight API). */
  function mark(): void {
    const { typed, at } = store.getState()
    places = region === null ? [] : rangesOf(region, typed)
    const now = places[at]
    CSS.highlights.set(everyPlace, new Highlight(...places))
    CSS.highlights.delete(placeInFront)
    store.setState({ count: places.length })
    if (now === undefined || region === null) return
    const highlight = new Highlight(now)
    highlight.priority = 1
    CSS.highlights.set(placeInFront, highlight)
    store.setState({ strayed: true })
    const box = now.getBoundingClientRect()
    const shown = region.getBoundingClientRect()
    if (box.top < shown.top || box.bottom > shown.bottom) scrollTo(topOf(box) - shown.height / 3)
  }

  return Object.assign(store, {
    attach(element: HTMLElement) {
      region = element
      const onScroll = (): void => {
        if (Math.abs(element.scrollTop - scrolledTo) > roundingPx) store.setState({ strayed: true })
      }
      element.addEventListener('scroll', onScroll, { passive: true })
      return () => {
        element.removeEventListener('scroll', onScroll)
        CSS.highlights.delete(everyPlace)
        CSS.highlights.delete(placeInFront)
        region = null
      }
    },
    attachField(element: HTMLInputElement) {
      field = element
      return () => {
        field = null
      }
    },
    drawn() {
      elements = [...(region?.querySelectorAll<HTMLElement>('[data-depth]') ?? [])]
      store.setState({ headings: elements.map(element => ({ text: element.textContent, depth: Number(element.dataset['depth']) })) })
      follow()
      mark()
    },
    seek(next: Sought) {
      sought = next
      follow()
    },
    find(typed: string) {
      store.setState({ typed, at: 0 })
      mark()
    },
    step(by: 1 | -1) {
      const { at, count } = store.getState()
      if (count === 0) return
      store.setState({ at: (at + by + count) % count })
      mark()
    },
    goTo(index: number) {
      const element = elements[index]
      if (element === undefined) return
      store.setState({ strayed: true })
      showHeading(element)
    },
    followAgain() {
      store.setState({ strayed: false })
      follow()
    },
    page: (by: 1 | -1) => region?.scrollBy({ top: by * region.clientHeight * 0.85 }),
    focusText: () => region?.focus({ preventScroll: true }),
    focusField: () => field?.select(),
    isTyping: () => field !== null && document.activeElement === field,
  })
}
