import { Frame } from '../ui/Frame.tsx'

/** A reviewer's work. */
export function ReviewerDesk() {
  return <Frame>{null}</Frame>
}
