import { createContext, useContext } from 'react'
import type { KeyNames } from '../keys/layout.ts'

export const KeyNamesContext = createContext<KeyNames>(new Map())

/** What the active keyboard layout writes on its keys. */
export const useKeyNames = (): KeyNames => useContext(KeyNamesContext)
