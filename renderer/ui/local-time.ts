const two = (value: number): string => String(value).padStart(2, '0')

/** An instant as a field for date and time takes it, in this machine's zone. */
export function toLocalInput(instant: number): string {
  const at = new Date(instant)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The instant that such a field means; NaN where it is empty or half filled. */
export const fromLocalInput = (text: string): number => new Date(text).getTime()
