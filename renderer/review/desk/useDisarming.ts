import { useEffect } from 'react'
import { useWorkstation } from '../../state/workstation.ts'
import type { Desk } from './desk.ts'

const modifiers: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta']

/** Any key but the one that accepts, and any press of the mouse, takes back that a clip goes on by itself. */
export function useDisarming(desk: Desk): void {
  const { keyboard } = useWorkstation()
  useEffect(() => {
    const end = keyboard.watch(({ key }, action) => {
      const accepts = action === null ? key === 'Enter' : action.id.endsWith('accept')
      if (!accepts && !modifiers.includes(key)) desk.listening.disarm()
    })
    window.addEventListener('pointerdown', desk.listening.disarm, { capture: true })
    return () => {
      end()
      window.removeEventListener('pointerdown', desk.listening.disarm, { capture: true })
    }
  }, [desk, keyboard])
}
