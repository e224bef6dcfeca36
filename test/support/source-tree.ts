import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync, type ESTree } from 'vite'

/** An import, an export from elsewhere or a dynamic import; `erased` when nothing of it is left at run time. */
export type Import = { specifier: string; erased: boolean }

export type SourceFile = {
  /** From the project's root, with slashes. */
  path: string
  lines: number
  imports: Import[]
  exportsDefault: boolean
  exportsEverythingOf: string[]
}

export const projectRoot = join(import.meta.dirname, '../..')
const folders = ['shared', 'electron', 'renderer', 'hub', 'build', 'test']

/** Every TypeScript file of the project, parsed. */
export function readSourceTree(): SourceFile[] {
  const paths = globSync([`{${folders.join(',')}}/**/*.{ts,tsx}`, '*.ts'], { cwd: projectRoot, exclude: ['**/node_modules/**'] })
  return paths.toSorted().map(path => describe(path.replaceAll('\\', '/'), readFileSync(join(projectRoot, path), 'utf8')))
}

function describe(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end).replaceAll(/['"`]/g, ''))
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: [...program.body.flatMap(importOf), ...dynamic.map(specifier => ({ specifier, erased: false }))],
    exportsDefault: program.body.some(({ type }) => type === 'ExportDefaultDeclaration'),
    exportsEverythingOf: program.body.flatMap(node => (node.type === 'ExportAllDeclaration' ? [node.source.value] : [])),
  }
}

function importOf(node: ESTree.Program['body'][number]): Import[] {
  if (node.type === 'ImportDeclaration') return [{ specifier: node.source.value, erased: node.importKind === 'type' }]
  const reexports = node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration'
  return reexports && node.source !== null ? [{ specifier: node.source.value, erased: node.exportKind === 'type' }] : []
}

/** What an import leads to: a path from the project's root where it is relative, else the package or module itself. */
export function targetOf(file: SourceFile, { specifier }: Import): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(projectRoot, join(projectRoot, dirname(file.path), specifier)).replaceAll('\\', '/')
}

/** A way round from a file to itself along relative imports, or null. */
export function findCycle(tree: readonly SourceFile[]): string[] | null {
  const byPath = new Map(tree.map(file => [file.path, file]))
  const finished = new Set<string>()
  const trail: string[] = []

  const visit = (path: string): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    const file = byPath.get(path)
    if (file === undefined || finished.has(path)) return null
    trail.push(path)
    for (const each of file.imports) {
      const cycle = visit(targetOf(file, each))
      if (cycle !== null) return cycle
    }
    trail.pop()
    finished.add(path)
    return null
  }
  for (const { path } of tree) {
    const cycle = visit(path)
    if (cycle !== null) return cycle
  }
  return null
}
