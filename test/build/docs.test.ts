import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keysPage } from '../../build/key-tables.ts'
import { projectRoot } from '../support/source-tree.ts'

test('docs/keys.md says which keys there are now; `npm run docs` writes it', () => {
  expect(readFileSync(join(projectRoot, 'docs/keys.md'), 'utf8')).toBe(keysPage())
})
