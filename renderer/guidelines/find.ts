/**
 * Lower case at the same offsets, letter by letter: a whole text's lower case depends on where a letter stands (the
 * Greek sigma), and some letters grow with it; those stay as they are.
 */
const fold = (text: string): string =>
  Array.from(text, letter => {
    if (/\s/u.test(letter)) return ' '
    const low = letter.toLowerCase()
    return low === 'ς' ? 'σ' : low.length === letter.length ? low : letter
  }).join('')

/** Where a text holds what is sought, as offsets, whatever its case; matches do not overlap. */
export function findIn(text: string, sought: string): { from: number; to: number }[] {
  const wanted = fold(sought.trim().replaceAll(/\s+/gu, ' '))
  if (wanted === '') return []
  const folded = fold(text)
  const found: { from: number; to: number }[] = []
  for (let from = folded.indexOf(wanted); from !== -1; from = folded.indexOf(wanted, from + wanted.length)) {
    found.push({ from, to: from + wanted.length })
  }
  return found
}

const blocks = 'p, h1, h2, h3, h4, h5, h6, li, td, th, pre'

/** Everything under an element that is found, as ranges of the page; a match may run over emphasis, never over a block's end. */
export function rangesOf(root: HTMLElement, sought: string): Range[] {
  const nodes = textNodesByBlock(root)
  return nodes.flatMap(texts => {
    const joined = texts.map(({ data }) => data).join('')
    return findIn(joined, sought).map(({ from, to }) => {
      const range = document.createRange()
      range.setStart(...placeOf(texts, from))
      range.setEnd(...placeOf(texts, to))
      return range
    })
  })
}

function textNodesByBlock(root: HTMLElement): Text[][] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const groups: Text[][] = []
  let block: Element | null = null
  while (walker.nextNode() !== null) {
    const text = walker.currentNode as Text
    const own = text.parentElement?.closest(blocks) ?? null
    if (own !== block || groups.length === 0) groups.push([])
    block = own
    groups.at(-1)?.push(text)
  }
  return groups
}

function placeOf(texts: readonly Text[], offset: number): [Text, number] {
  let rest = offset
  for (const text of texts) {
    if (rest <= text.length) return [text, rest]
    rest -= text.length
  }
  throw new RangeError('The place lies behind the text')
}
