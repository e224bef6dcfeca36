import { describe, expect, test } from 'vitest'
import { goOnStage } from './stage/on-stage.ts'

// The screens around the clip, as built, in Chromium under the product's content security policy.

const { page, open, openPanel, press, axe } = goOnStage()

/** Practice, from the first screen that a laptop ever shows. */
async function enterPractice(): Promise<void> {
  await page().getByRole('button', { name: 'Practise the keys with made-up clips' }).press('Enter')
  await page().getByRole('heading', { name: 'Practise the keys' }).waitFor()
}

async function openSettings(part: string): Promise<void> {
  await press('Control+Comma')
  await page().getByRole('tab', { name: part }).click()
  await page().getByRole('tabpanel', { name: part }).waitFor()
}

/** What brings each state onto the screen, once its scene is there. */
const states: [string, string, (() => Promise<void>)?][] = [
  ['the first start', 'enrol'],
  ['a refused enrolment', 'enrol', async () => {
    await page().keyboard.type('earshot://wrong')
    await press('Enter')
    await page().getByRole('alert').waitFor()
  }],
  ['joining', 'join'],
  ['joining with nothing entered', 'join', async () => {
    await page().getByRole('button', { name: 'Join', exact: true }).click()
    await page().getByRole('alert').waitFor()
  }],
  ['unlocking', 'unlock'],
  ['unlocking alone, on a weak keychain', 'unlock-one'],
  ['a damaged vault, rescued', 'unlock-damaged', async () => {
    await page().keyboard.type('four words nobody guesses')
    await press('Enter')
    await page().getByRole('button', { name: /^Rescue/ }).press('Enter')
    await page().getByRole('button', { name: /^Move this vault/ }).waitFor()
  }],
  ['asking for a recovery', 'recover-waiting', async () => {
    await page().getByRole('button', { name: 'I forgot my passphrase' }).click()
    await page().getByRole('button', { name: 'Ask for it' }).press('Enter')
    await page().getByText('7K2M Q4TX').waitFor()
  }],
  ['a recovery that is ready, and does not fit', 'recover-ready', async () => {
    await page().getByRole('button', { name: 'I forgot my passphrase' }).press('Enter')
    await page().getByLabel('Passphrase', { exact: true }).fill('four words nobody guesses')
    await page().getByLabel('The same passphrase again').fill('four words nobody guesses')
    await press('Enter')
    await page().getByText('does not open your vault').waitFor()
  }],
  ['a laptop that goes out of use, with work unsent', 'retired-owed', () => page().getByText('still unsent from: r-101').waitFor()],
  ['a laptop that was taken out of use', 'retired-done', () => page().getByText('the hub has been told').waitFor()],
  ['the panel', 'escalate', openPanel],
  ['the panel, offline, with a grave harm and words', 'escalate-offline', async () => {
    await openPanel()
    await press('Digit5', 'Tab')
    await page().getByText('+40 21 555 0142').waitFor()
  }],
  ['the panel with other seconds', 'escalate', async () => {
    await openPanel()
    await press('KeyS')
    await page().getByRole('slider').first().waitFor()
  }],
  ['misuse, about no clip', 'escalate', async () => {
    await openPanel()
    await press('KeyM')
    await page().getByText('No clip is needed').waitFor()
  }],
  ['a report that is held, with a code to read out', 'escalate-offline', async () => {
    await openPanel()
    await press('Digit1', 'Enter')
    await page().getByText('BDFG HJKM').waitFor()
  }],
  ['settings, with the red button over them', 'escalate', async () => {
    await press('Control+Comma')
    await page().getByRole('dialog').waitFor()
    await page().getByRole('button', { name: /^Escalate/ }).last().waitFor()
  }],
  ['a filed report', 'escalate', async () => {
    await openPanel()
    await press('Digit1', 'Enter')
    await page().getByText('nobody has seen it yet').waitFor()
  }],
  ['one’s own reports', 'own', async () => {
    await page().getByRole('button', { name: /^Your reports/ }).click()
    await page().getByRole('dialog').waitFor()
  }],
  ['the inbox', 'inbox', () => page().getByRole('article').waitFor()],
  ['the inbox with nothing in it', 'inbox-empty', () => page().getByRole('heading', { name: 'Nothing is waiting' }).waitFor()],
  ['the inbox without its hub', 'inbox-never', () => page().getByText('The hub is away').waitFor()],
  ['an acknowledgement that did not reach the hub', 'inbox-stale', async () => {
    await page().getByText('This is how things stood').waitFor()
    await press('Enter')
    await page().getByText('nothing was changed').waitFor()
  }],
  ['the inbox when its hub went away', 'inbox-stale', () => page().getByText('This is how things stood').waitFor()],
  ['what the hub could not use', 'refused', async () => {
    await press('Digit0')
    await page().getByRole('heading', { name: 'What the hub could not use' }).waitFor()
    await page().getByText('the laptop itself').waitFor()
  }],
  ['what the hub could not use, all of it seen to', 'refused', async () => {
    await press('Digit0')
    for (let left = 3; left > 0; left--) {
      await page().getByRole('button', { name: /^Seen to/ }).nth(left - 1).waitFor()
      await page().getByRole('button', { name: /^Seen to/ }).first().press('Enter')
      await page().getByRole('button', { name: /^Seen to/ }).nth(left - 1).waitFor({ state: 'detached' })
    }
    await page().getByText('somebody has seen to it').waitFor()
  }],
  ['what the hub could not use of one’s own work', 'parked', async () => {
    await page().getByRole('button', { name: /^Sync:/ }).click()
    await page().getByText('Nobody has seen to it yet.').waitFor()
  }],
  ['what was rescued, on its way to the hub', 'rescued', () => press('Control+Shift+KeyK').then(() => page().getByText('goes to the hub at the next sync').waitFor())],
  ['batches and sync', 'own', () => press('Control+Shift+KeyK').then(() => page().getByRole('dialog').getByText('96 of 400').waitFor())],
  ['the second factor', 'factor', () => page().getByRole('dialog', { name: 'Your second factor' }).waitFor()],
  ['a wrong second factor', 'factor', async () => {
    await page().getByRole('dialog').waitFor()
    await page().keyboard.type('000 000')
    await press('Enter')
    await page().getByText('That code does not count').waitFor()
  }],
  ['a second factor put off', 'factor', async () => {
    await page().getByRole('dialog').waitFor()
    await press('Escape')
    await page().getByRole('button', { name: 'code needed' }).waitFor()
  }],
  ['the board', 'board', () => page().getByRole('table').waitFor()],
  ['the board from a snapshot', 'board-snapshot', () => page().getByText('as they were').waitFor()],
  ['the board of an empty day', 'board-empty', () => page().getByText('No shift yet today').waitFor()],
  ['the board without its hub', 'board-never', () => page().getByText('holds no figures').waitFor()],
  ['the questions', 'questions', async () => {
    await press('Digit5')
    await page().getByRole('article').waitFor()
  }],
  ['a question whose seconds are withheld, and an answer begun', 'questions', async () => {
    await press('Digit5')
    await page().getByRole('article').waitFor()
    await press('Space')
    await page().getByText('withheld').waitFor()
    await press('KeyE')
    await page().keyboard.type('It is a street.')
  }],
  ['a flagged question without words', 'questions', async () => {
    await press('Digit5')
    await page().getByRole('article').waitFor()
    await press('ArrowDown')
    await page().getByText('likely distressing').waitFor()
  }],
  ['no question', 'questions-empty', async () => {
    await press('Digit5')
    await page().getByText('No question waits').waitFor()
  }],
  ['the end of the clips, with questions of others', 'answers', () => page().getByText('3 questions wait for an answer').waitFor()],
  ['one’s own questions', 'answers', async () => {
    await page().getByRole('button', { name: /^Your questions/ }).click()
    await page().getByRole('dialog').waitFor()
  }],
  ['a clip that was asked about', 'desk-asked', () => page().getByText('A supervisor answers').waitFor()],
  ['asking', 'ask', async () => {
    await page().getByRole('button', { name: 'Open the panel' }).click()
    await page().getByRole('dialog').waitFor()
  }],
  ['asking without the hub', 'ask-offline', async () => {
    await page().getByRole('button', { name: 'Open the panel' }).click()
    await page().keyboard.type('Is this the name of a street?')
    await page().getByText('Your question waits on this laptop').waitFor()
  }],
  ['the sample bar', 'sample', () => page().getByRole('button', { name: 'Supervisor' }).waitFor()],
  ['a thief’s view', 'sample', async () => {
    await page().getByRole('button', { name: 'View as a thief' }).click()
    await page().getByText('bits per byte').first().waitFor()
  }],
  ['practice, and its lessons', 'enrol', enterPractice],
  ['a lesson of practice', 'enrol', async () => {
    await enterPractice()
    await press('Enter')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
  }],
  ['an answer explained', 'enrol', async () => {
    await enterPractice()
    await page().getByRole('button', { name: /Not meant at all/ }).press('Enter')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
    await press('Digit4')
    await page().getByRole('heading', { name: 'The known answer differs here' }).waitFor()
  }],
  ['a report in practice', 'enrol', async () => {
    await enterPractice()
    await page().getByRole('button', { name: /When somebody may be harmed/ }).press('Enter')
    await page().getByRole('heading', { name: 'Clip 1', exact: true }).waitFor()
    await press('F8')
    await page().getByText('This is practice.').waitFor()
    await press('Digit1', 'Enter')
    await page().getByText('You would be told what came of it.').waitFor()
  }],
  ['guidelines beside the clip', 'reading', async () => {
    await page().getByRole('button', { name: /^G Guidelines/ }).waitFor()
    await press('KeyG')
    await page().getByText('Contents').waitFor()
    await press('/')
    await page().keyboard.type('word')
    await page().getByText('Contents').click()
  }],
  ['guidelines that changed, closed', 'reading', () => page().getByText('changed since you last read').waitFor()],
  ['the settings', 'own', async () => {
    await page().getByRole('button', { name: 'You and this laptop' }).click()
    await page().getByRole('menuitem', { name: 'Settings' }).click()
    await page().getByRole('radio', { name: '150%' }).waitFor()
  }],
  ...(['Listening', 'Typing', 'Keys', 'Counters', 'This laptop'] as const).map((part): (typeof states)[number] =>
    [`the settings of ${part}`, 'own', () => openSettings(part)]),
  ['a key that is somebody else’s', 'own', async () => {
    await openSettings('Keys')
    await page().getByRole('button', { name: 'Change the key of from the start', exact: true }).click()
    await press('KeyK')
    await page().getByText('K belongs to').waitFor()
  }],
  ['a key that is refused', 'own', async () => {
    await openSettings('Keys')
    await page().getByRole('button', { name: 'Change the key of from the start', exact: true }).click()
    await press('F11')
    await page().getByText('F11 is kept by the window').waitFor()
  }],
  ['a log that does not hold, and a passphrase that is too short', 'own-broken', async () => {
    await openSettings('This laptop')
    await page().getByText('does not hold from entry 90 on').waitFor()
    await page().getByLabel('Passphrase now').fill('what it is now')
    await page().getByLabel('New passphrase', { exact: true }).fill('too short')
    await press('Enter')
    await page().getByRole('alert').waitFor()
  }],
  ['no suitable clip', 'unsuited', () => page().getByRole('heading', { name: 'No suitable clip now' }).waitFor()],
  ['no suitable clip for a while', 'unsuited-until', () => page().getByText('comes by itself').waitFor()],
  ['paid time without clips', 'away-unsuited', () => page().getByText('A suitable clip waits').waitFor()],
  ['a pause without a reason', 'away-wellness', () => page().getByRole('heading', { name: 'A pause' }).waitFor()],
  ['an offered break', 'desk-offer', () => page().getByRole('region', { name: 'A break is offered' }).waitFor()],
  ['help for oneself', 'caring', async () => {
    await press('KeyH')
    await page().getByRole('dialog', { name: 'Help for you' }).waitFor()
  }],
  ['opting out', 'caring', async () => {
    await openSettings('Care')
    await page().getByRole('switch', { name: /^Health/ }).press('Space')
    await expect.poll(() => page().getByRole('switch', { name: /^Health/ }).isChecked()).toBe(false)
  }],
  ['the commands', 'own', async () => {
    await press('Control+Shift+KeyP')
    await page().getByRole('option').first().waitFor()
  }],
  ['the keys at a glance', 'own', async () => {
    await press('?')
    await page().getByRole('heading', { name: 'Listening' }).waitFor()
  }],
  ['the commands, for a supervisor', 'board', async () => {
    await page().getByRole('table').waitFor()
    await press('Control+Shift+KeyP')
    await page().getByRole('option', { name: 'lock' }).waitFor()
  }],
  ['the settings, for a supervisor', 'board', async () => {
    await openSettings('Keys')
    expect(await page().getByRole('tab').allTextContents()).toEqual(['General', 'Keys', 'This laptop'])
  }],
  ['the keys at a glance, for a safety lead', 'inbox', async () => {
    await page().getByRole('article').waitFor()
    await press('F1')
    await page().getByRole('region', { name: 'Escalations' }).waitFor()
  }],
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  test.each(states)('%s passes axe', async (_, scene, reach) => {
    await open(scene, theme)
    await reach?.()
    expect(await axe()).toEqual([])
  })
})

describe('the largest text at twice the zoom', () => {
  test.each<[string, (() => Promise<void>)?]>([['own'], ['escalate', openPanel], ['inbox'], ['board']])('cuts nothing off in %s', async (scene, reach) => {
    // Of 1280 by 720 pixels, twice the zoom leaves half of either.
    await page().setViewportSize({ width: 640, height: 360 })
    await open(scene, 'dark', '150')
    await reach?.()
    await expect.poll(() => page().evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px')
    const off = await page().evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
        // A table scrolls inside its own region; what only screen readers get is not drawn.
        .filter(element => element.closest('[role=region], .unseen') === null && element.getBoundingClientRect().right > innerWidth + 1)
        .map(({ textContent }) => textContent),
    )
    expect(off).toEqual([])
    expect(await axe()).toEqual([])
  })
})
