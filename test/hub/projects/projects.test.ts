import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/folders.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'

const task = (change: object = {}) => ({
  id: 'home', version: 1, questions: [{ kind: 'wake', required: true, options: ['meant', 'media'], preset: null, guide: 'Was it meant?' }], ...change,
})
const guidelines = '# Home\n\n## Was it meant?\n\nYes or no.\n'

async function madeHub() {
  const folder = temporaryFolder()
  const data = join(folder, 'hub')
  await askCommand('init', '--data', data)
  const file = (name: string, content: string | object): string => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const project = async (...args: string[]) => (await askCommand('project', ...args, '--data', data)).value
  const fault = async (...args: string[]) => {
    const { exit, value } = await askCommand('project', ...args, '--data', data)
    expect(exit).toBe(2)
    return (value as { error: { code: string; what: string; safe: string; advice: string } }).error
  }
  const add = (name: string, ...more: string[]) => project('add', name, '--purpose', 'hear better', '--legal-basis', 'consent', ...more)
  return { data, file, project, fault, add }
}

describe('project add', () => {
  it('makes a project with its task, guidelines and catalogue, the first version of each', async () => {
    const { file, add } = await madeHub()
    const made = await add('home', '--retain-days', '30', '--task', file('task.json', task()), '--guidelines', file('g.md', guidelines), '--catalogue', file('c.json', { entities: [] }))
    expect(made).toEqual({
      project: 'home', purpose: 'hear better', legalBasis: 'consent', retainDays: 30, task: { id: 'home', version: 1, questions: ['wake'] },
      guidelines: { version: 1, hash: expect.stringMatching(/^[\w-]{43}$/) }, catalogue: { version: 1, hash: expect.any(String), entities: 0 },
      clips: 0, batches: 0, warnings: [],
    })
  })

  it('takes what a fresh hub asks where it is given no task', async () => {
    const { add } = await madeHub()
    expect(await add('plain')).toMatchObject({ task: { id: 'voice-assistant' }, guidelines: null, catalogue: null, retainDays: 90 })
  })

  it('refuses a name that is taken or is none, and lacks neither purpose nor legal basis', async () => {
    const { add, fault, data } = await madeHub()
    await add('home')
    expect((await fault('add', 'home', '--purpose', 'x', '--legal-basis', 'y')).code).toBe('project_exists')
    expect((await fault('add', 'Our Home', '--purpose', 'x', '--legal-basis', 'y')).code).toBe('project_malformed')
    expect((await fault('add', 'other', '--purpose', 'x')).code).toBe('usage')
    expect((await fault('add', 'other', '--purpose', ' ', '--legal-basis', 'y')).code).toBe('usage')
    expect((await askCommand('project', 'list', '--data', data)).value).toMatchObject({ projects: [{ project: 'default' }, { project: 'home' }] })
  })
})

describe('project set', () => {
  it('counts versions of texts that change, and of no others', async () => {
    const { file, add, project } = await madeHub()
    await add('home')
    const versions = async (text: string) => ((await project('set', 'home', '--guidelines', file('g.md', text))) as { guidelines: { version: number } }).guidelines.version
    expect(await versions('# One')).toBe(1)
    expect(await versions('# One')).toBe(1)
    expect(await versions('# Two')).toBe(2)
    expect(await versions('# One')).toBe(3)
    expect(await project('set', 'home', '--purpose', 'something else')).toMatchObject({ purpose: 'something else', legalBasis: 'consent', guidelines: { version: 3 } })
  })

  it('takes another task only as another version', async () => {
    const { file, add, project, fault } = await madeHub()
    await add('home', '--task', file('task.json', task()))
    const other = [{ kind: 'quality', required: false, options: ['noisy'] }]
    expect(await fault('set', 'home', '--task', file('same.json', task({ questions: other })))).toMatchObject({ code: 'task_stale', advice: expect.stringContaining('version to 2') })
    expect(await project('set', 'home', '--task', file('again.json', task()))).toMatchObject({ task: { version: 1 } })
    expect(await project('set', 'home', '--task', file('next.json', task({ version: 2, questions: other })))).toMatchObject({ task: { version: 2, questions: ['quality'] } })
    expect(await fault('set', 'nowhere', '--purpose', 'x')).toMatchObject({ code: 'project_unknown' })
  })

  it('tells what does not fit together', async () => {
    const { file, add, project, data } = await madeHub()
    await add('home', '--task', file('task.json', task()))
    expect(await project('show', 'home')).toMatchObject({ warnings: [expect.stringContaining('the project has none')] })
    const odd = { titles: { band: 'Band' }, entities: [{ label: 'band', name: 'The Muddles' }] }
    expect(await project('set', 'home', '--guidelines', file('g.md', '# Other'), '--catalogue', file('c.json', odd))).toMatchObject({
      warnings: [
        'Question wake: its guide "Was it meant?" is no heading of the guidelines; these are: "Other".',
        'The catalogue has entities under labels that the task\'s slots do not offer: "band".',
        'The catalogue has titles for labels that the task does not offer: "band".',
      ],
    })
    expect((await runCommand('project', 'show', 'home', '--data', data)).out).toContain('LOOK AT THIS Question wake')
  })
})

describe('a file that is at fault', () => {
  it('is named with the place and what to do, and changes nothing', async () => {
    const { file, add, project, fault } = await madeHub()
    await add('home')
    const wrong = task({
      questions: [
        { kind: 'wake', required: true, options: ['meant', 'maybe'], preset: 'noise' },
        { kind: 'quality', options: [], colour: 'red' },
        { kind: 'riddle' },
        { kind: 'choice', id: 'Who Is It', title: '', options: [], multiple: false, required: true },
      ],
    })
    const error = await fault('set', 'home', '--task', file('wrong.json', wrong))
    expect(error).toMatchObject({ code: 'task_invalid', safe: 'The project was left as it is.', advice: expect.stringContaining('wrong.json') })
    expect(error.what.split('\n')).toEqual([
      'wrong.json is no task specification:',
      expect.stringMatching(/^ {2}questions\[0\]\.options\[1\]: has to be one of meant, no_request/),
      '  questions[1].required: is missing',
      '  questions[1]: has "colour", which is not known here',
      '  questions[2].kind: is no kind of question: wake, quality, transcript, intent, slots, sensitive and choice are',
      '  questions[3].id: has to be a label of small letters, digits and underscores, as in play_music',
      '  questions[3].title: is empty',
      '  questions[3].options: is empty',
    ])
    expect((await fault('set', 'home', '--task', file('broken.json', '{\n  "id": "x"\n  "version": 1\n}'))).what).toBe('broken.json is no JSON: look at line 3, column 3.')
    const catalogue = await fault('set', 'home', '--catalogue', file('c.json', { entities: [{ label: 'artist_name' }], titles: { 'Bad Label': 'x' } }))
    expect(catalogue).toMatchObject({ code: 'catalogue_invalid', what: expect.stringContaining('entities[0].name: is missing') })
    expect(catalogue.what).toContain('titles.Bad Label: has a key that is no label')
    expect(await fault('set', 'home', '--guidelines', file('empty.md', ' \n'))).toMatchObject({ code: 'guidelines_invalid', what: 'empty.md is empty.' })
    expect(await fault('set', 'home', '--guidelines', '/nowhere/g.md')).toMatchObject({ code: 'file_unreadable', what: 'There is no file /nowhere/g.md.' })
    const latin = file('latin.md', '')
    writeFileSync(latin, Buffer.from([0x23, 0x20, 0xe9]))
    expect(await fault('set', 'home', '--guidelines', latin)).toMatchObject({ code: 'file_unreadable', what: 'latin.md is not UTF-8 text.' })
    expect(await project('show', 'home')).toMatchObject({ guidelines: null, catalogue: null, task: { id: 'voice-assistant', version: 1 } })
  })
})
