import { useEffect, useState, type ReactNode } from 'react'
import { readKeyNames, type KeyNames as Names } from '../keys/layout.ts'
import { KeyNamesContext } from '../ui/key-names.ts'

/** Labels keys by the layout in use, and anew when the window comes back: layouts are changed in between. */
export function KeyNames({ first, children }: { first: Names; children: ReactNode }) {
  const [names, setNames] = useState(first)
  useEffect(() => {
    const read = async (): Promise<void> => {
      const now = await readKeyNames()
      setNames(before => ([...now].every(([code, written]) => before.get(code) === written) ? before : now))
    }
    const listen = (): void => void read()
    window.addEventListener('focus', listen)
    return () => window.removeEventListener('focus', listen)
  }, [])
  return <KeyNamesContext value={names}>{children}</KeyNamesContext>
}
