/** Earshot's mark: a voice, drawn in five strokes. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
      <path d="M3 8v4M7 5v10M11 2.5v15M15 6v8M18.4 9v2" />
    </svg>
  )
}
