import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../support/source-tree.ts'

const named = [...readFileSync(join(projectRoot, 'docs/security.md'), 'utf8').matchAll(/`(?<file>test\/[^`]+)`: \*(?<title>[^*]+)\*/g)]
  .flatMap(({ groups: { file = '', title = '' } = {} }) => [[file, title] as const])

/** As a title stands in a file: template literals name what differs from one test to the next. */
const asWritten = (title: string): RegExp =>
  new RegExp(title.split('%s').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "\\\\?['’]")).join('(?:%s|\\$\\{[^}]*\\})'))

test('docs/security.md names tests for what it claims', () => {
  expect(named.length).toBeGreaterThan(30)
})

test.each(named)('%s has the test that docs/security.md names: %s', (file, title) => {
  expect(existsSync(join(projectRoot, file)), 'the file').toBe(true)
  expect(readFileSync(join(projectRoot, file), 'utf8')).toMatch(asWritten(title))
})
