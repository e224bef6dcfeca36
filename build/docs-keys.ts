import { writeFileSync } from 'node:fs'
import { keysPage } from './key-tables.ts'

// `npm run docs`: writes the pages of docs/ that are drawn from the code.

writeFileSync(new URL('../docs/keys.md', import.meta.url), keysPage())
