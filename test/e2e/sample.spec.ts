import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { acceptClip, atClip, clearFolder, temporaryFolder } from './workstation.ts'

const root = join(import.meta.dirname, '../..')

/** `npm start` as a visitor runs it, on a machine without a display. */
function start(folder: string) {
  const child = spawn(process.execPath, [join(root, 'build/start.ts'), '--data', folder], {
    cwd: root,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  })
  const said: string[] = []
  const url = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      said.push(line)
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.stderr.on('data', chunk => said.push(String(chunk)))
    child.once('exit', code => reject(new Error(`it ended with ${code}: ${said.join('\n')}`)))
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  return {
    url, said,
    interrupt: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

test('npm start opens signed in and clocked in, shows three roles, a cut network and a thief, and ends cleanly', async ({ page, request }) => {
  test.setTimeout(240_000)
  const folder = temporaryFolder()
  const started = start(folder)
  try {
    const url = await started.url
    await page.goto(url)
    await atClip(page, 1)
    await expect(page.getByText('computer play some quiet jazz')).toBeVisible()

    await test.step('the address works once', async () => {
      expect((await request.get(url)).status()).toBe(401)
    })

    await test.step('a clip is accepted', async () => {
      await page.keyboard.press('Space')
      for (let faster = 0; faster < 8; faster++) await page.keyboard.press('KeyW')
      await acceptClip(page, 1)
    })

    await test.step('a thief sees noise', async () => {
      await page.getByRole('button', { name: 'View as a thief' }).click()
      const view = page.getByRole('dialog')
      await expect(view.getByRole('heading', { name: /^vault\.db .* (7\.9\d\d|8\.000) bits per byte/ })).toBeVisible()
      await expect(view.getByText('not there').first()).toBeVisible()
      await page.keyboard.press('Escape')
    })

    await test.step('with the network cut, work goes on and a report says that nobody has it', async () => {
      await page.getByRole('button', { name: 'Cut the network' }).click()
      await expect(page.getByText('offline').first()).toBeVisible({ timeout: 20_000 })
      await acceptClip(page, 2)
      await page.keyboard.press('F8')
      await page.keyboard.press('Digit1')
      await page.keyboard.press('Enter')
      await expect(page.getByText('held on this laptop: nobody has seen it yet').first()).toBeVisible()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Restore the network' }).click()
      await expect(page.getByText(/received \d{1,2}:\d\d/).first()).toBeVisible({ timeout: 30_000 })
    })

    await test.step('the safety lead receives and acknowledges it', async () => {
      await page.getByRole('button', { name: 'Safety lead' }).click()
      await expect(page.getByText('Life in danger').first()).toBeVisible({ timeout: 30_000 })
      await page.getByRole('button', { name: /Acknowledge/ }).click()
      await expect(page.getByText(/acknowledged/i).first()).toBeVisible()
    })

    await test.step('a clip that is recalled disappears from the screen', async () => {
      await page.getByRole('group', { name: 'Be the' }).getByRole('button', { name: 'Reviewer' }).click()
      const heading = page.getByRole('heading', { name: /^Clip \d+$/ })
      const before = await heading.textContent({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Recall this clip' }).click()
      await expect(page.getByText(/This recording was taken back/)).toBeVisible({ timeout: 30_000 })
      await expect(heading).not.toHaveText(before ?? '')
      await page.getByRole('button', { name: 'Dismiss' }).click()
    })

    await test.step('the supervisor sees the shift', async () => {
      await page.getByRole('button', { name: 'Supervisor' }).click()
      await expect(page.getByRole('row', { name: /r-101/ })).toBeVisible({ timeout: 30_000 })
    })

    await test.step('the reviewer sees that it was seen', async () => {
      await page.getByRole('group', { name: 'Be the' }).getByRole('button', { name: 'Reviewer' }).click()
      await expect(page.getByText(/seen \d{1,2}:\d\d/).first()).toBeVisible({ timeout: 30_000 })
    })

    await test.step('a report arrives at the laptop beside, and what is done there returns', async () => {
      await page.getByRole('button', { name: 'Side by side' }).click()
      const beside = page.frameLocator('iframe[title="The laptop beside"]')
      await expect(beside.getByText('Life in danger').first()).toBeVisible({ timeout: 30_000 })
      await page.locator('[data-surface=clip]').focus()
      for (const key of ['F8', 'Digit7', 'Enter']) await page.keyboard.press(key)
      await expect(page.getByText(/^received/).first()).toBeVisible({ timeout: 20_000 })
      await expect(beside.getByText('Threat').first()).toBeVisible({ timeout: 60_000 })
      await beside.getByText('Threat').first().click()
      await beside.getByRole('button', { name: /Acknowledge/ }).click()
      await expect(page.getByText(/^seen \d/).first()).toBeVisible({ timeout: 60_000 })
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'One laptop again' }).click()
      await expect(page.locator('iframe')).toHaveCount(0)
    })
  } finally {
    expect(await started.interrupt()).toBe(0)
  }
  expect(existsSync(join(folder, 'browser/workstation/people'))).toBe(true)
  clearFolder(folder)
})
