// Guidelines are Markdown (CommonMark) for reviewers; a question's `guide` names the heading under which it is explained.

/** Longest guidelines, in UTF-16 units. */
export const longestGuidelines = 500_000

const fence = /^ {0,3}(`{3,}|~{3,})/
const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*(?:[ \t]#+[ \t]*)?$/

/** The headings of a text as they are written, without their number signs; those inside code blocks are none. */
export function headingsOf(markdown: string): string[] {
  const found: string[] = []
  let closing: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = fence.exec(line)?.[1]
    if (closing === null) closing = mark ?? null
    else if (mark !== undefined && mark.startsWith(closing)) closing = null
    const title = closing === null ? heading.exec(line)?.[1] : undefined
    if (title !== undefined && title !== '') found.push(title)
  }
  return found
}
