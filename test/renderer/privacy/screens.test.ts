import { describe, expect, test } from 'vitest'
import { goOnStage } from '../stage/on-stage.ts'

// The pages of privacy officers, by keyboard alone, over a hub that takes what they say.

const { page, open, press, axe } = goOnStage()

const details = (name: string) => page().getByRole('article', { name })
const form = () => page().getByRole('form')

async function openRecalls(scene = 'privacy', theme: 'dark' | 'light' = 'dark', key = 'Digit2'): Promise<void> {
  await open(scene, theme)
  await press(key)
  await details('Recall 12').waitFor()
}
async function openHeard(theme: 'dark' | 'light' = 'dark'): Promise<void> {
  await open('privacy', theme)
  await press('Digit3')
  await page().getByText('Asking is logged').waitFor()
}
async function askAbout(who: string): Promise<void> {
  await page().getByLabel('Who, as the import had it').fill(who)
  await press('Tab')
  await page().keyboard.type('Ticket 91')
  await press('Tab', 'Enter')
}
async function openProof(scene = 'privacy', theme: 'dark' | 'light' = 'dark'): Promise<void> {
  await open(scene, theme)
  await press('Digit4')
  await page().getByRole('heading', { name: 'Does the record hold?' }).waitFor()
}

const states: [string, (theme: 'dark' | 'light') => Promise<void>][] = [
  ['recalls', theme => openRecalls('privacy', theme)],
  ['an overdue recall', async theme => {
    await openRecalls('privacy', theme)
    await press('ArrowDown')
    await details('Recall 11').waitFor()
  }],
  ['a recall about to be confirmed', async theme => {
    await openRecalls('privacy', theme)
    await page().getByRole('button', { name: /^Say it is erased/ }).press('Enter')
    await page().getByText('cannot be taken back').waitFor()
  }],
  ['a recall that lacks its reason', async theme => {
    await openRecalls('privacy', theme)
    await press('KeyN')
    await form().waitFor()
    await page().keyboard.type('speaker-7')
    await press('Enter')
    await page().getByText('A reason is needed').waitFor()
  }],
  ['recalls as a supervisor sees them', async theme => {
    await open('privacy-supervisor', theme)
    await press('Shift+Digit1')
    await details('Recall 12').waitFor()
  }],
  ['who heard, before asking', theme => openHeard(theme)],
  ['who heard, answered', async theme => {
    await openHeard(theme)
    await askAbout('speaker-7')
    await page().getByText('3 people, 2 recordings').waitFor()
  }],
  ['who heard, nobody', async theme => {
    await openHeard(theme)
    await askAbout('nobody')
    await page().getByRole('heading', { name: 'Nobody heard it' }).waitFor()
  }],
  ['a record that holds', theme => openProof('privacy', theme)],
  ['a record that does not hold', theme => openProof('privacy-broken', theme)],
  ['a record that was never verified', theme => openProof('privacy-never', theme)],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (name, reach) => {
    await reach(theme)
    expect(await axe()).toEqual([])
    const picture = process.env['EARSHOT_PICTURES']
    if (picture !== undefined) await page().screenshot({ path: `${picture}/${theme}-${name.replaceAll(' ', '-')}.png` })
  })
})

const callsOf = (method: string) =>
  page().evaluate(wanted => window.stage.bridge.calls.filter(call => call.method === wanted).map(({ input }) => input), method)

describe('a privacy officer', () => {
  test('takes a speaker’s recordings back by keys alone, and sees what came of it', async () => {
    await openRecalls()
    await press('KeyN')
    await form().waitFor()
    await page().keyboard.type(' speaker-7 ')
    await press('Tab')
    await page().keyboard.type('She asked for it')
    await press('Tab', 'Enter')
    await details('Recall 13').waitFor()
    expect(await callsOf('recalls.issue')).toEqual([{ kind: 'speaker', value: 'speaker-7', reason: 'She asked for it' }])
  })

  test('is told where nothing fits, keeps what was entered, and leaves with Esc', async () => {
    await openRecalls()
    await press('KeyN')
    await form().waitFor()
    await page().keyboard.type('nobody')
    await press('Tab')
    await page().keyboard.type('why')
    await press('Tab', 'Enter')
    await page().getByText('Nothing was recalled').waitFor()
    expect(await page().getByLabel('Who, as the import had it').inputValue()).toBe('nobody')
    await press('Escape')
    await details('Recall 12').waitFor()
  })

  test('says only after a second press that a recipient has erased what they had', async () => {
    await openRecalls()
    await page().getByRole('button', { name: /^Say it is erased/ }).press('Enter')
    await press('Enter')
    expect(await callsOf('recalls.confirm')).toEqual([])
    await page().getByRole('button', { name: /^Say it is erased/ }).press('Enter')
    await press('Tab', 'Enter')
    await details('Recall 12').getByText(/^2 of these recordings. Confirmed erased/).waitFor()
    expect(await callsOf('recalls.confirm')).toMatchObject([{ number: 12, kind: 'export' }])
  })

  test('reads that asking is logged before there is anything to ask, and asks nothing without a reason', async () => {
    await openHeard()
    const [notice, field] = [await page().getByText('Asking is logged').boundingBox(), await page().getByLabel('Who, as the import had it').boundingBox()]
    expect(notice?.y).toBeLessThan(field?.y ?? 0)
    await page().keyboard.type('speaker-7')
    await press('Enter')
    await page().getByText('A reason is needed').waitFor()
    expect(await callsOf('accessLog.ask')).toEqual([])
  })

  test('has the hub verified by one key, and not twice', async () => {
    await openProof()
    await press('KeyV')
    await page().getByText('The hub verifies beside its other work').waitFor()
    await press('KeyV')
    expect(await callsOf('hubAudit.ask')).toHaveLength(1)
  })
})

describe('a supervisor', () => {
  test('sees which laptops have yet to report, not why, and takes nothing back', async () => {
    await open('privacy-supervisor')
    await press('Shift+Digit1')
    await details('Recall 12').getByText('r-118, laptop').waitFor()
    expect(await page().getByRole('button', { name: /Take recordings back/ }).count()).toBe(0)
    expect(await page().getByRole('button', { name: /^Say it is erased/ }).count()).toBe(0)
  })
})
