import { join } from 'node:path'

// The two tasks of the sample hub, as different as tasks get; their files are examples for an operator's own.

export type SampleProject = {
  name: string
  purpose: string
  /** Options of `project add`. */
  files: string[]
  /** In the folder of the sample clips. */
  manifest: string
  /** What the reviewer sees of its batch. */
  batch: string
}

const at = (path: string): string => join(import.meta.dirname, 'projects', path)

/** In the order in which a visitor meets them. */
export const sampleProjects: SampleProject[] = [
  {
    name: 'home-media',
    purpose: 'Improve speech recognition and command parsing',
    files: [
      '--task', at('home-media/task.json'), '--guidelines', at('home-media/guidelines.md'),
      '--catalogue', at('home-media/catalogue.json'),
    ],
    manifest: 'clips.jsonl',
    batch: 'Home assistant, mixed',
  },
  {
    name: 'wake-check',
    purpose: 'Find out why the assistant woke when nobody called it',
    files: ['--task', at('wake-check/task.json'), '--guidelines', at('wake-check/guidelines.md')],
    manifest: 'wake-clips.jsonl',
    batch: 'What woke it?',
  },
]
