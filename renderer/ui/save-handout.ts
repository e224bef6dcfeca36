/** Lets the person keep a file that the core made: the host gives it once, and the engine asks where to. */
export function saveHandout({ ticket, name }: { ticket: string; name: string }): void {
  const link = document.createElement('a')
  link.href = `/handout/${ticket}`
  link.download = name
  link.click()
}
