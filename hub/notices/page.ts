import { createHash } from 'node:crypto'

// The one page that the hub serves, for a telephone: it acknowledges and shows nothing of any report. No script, no
// cookie, nothing from elsewhere.

const style = `
:root { color-scheme: light dark; --bg: oklch(0.972 0.004 90); --surface: oklch(0.995 0.002 90); --ink: oklch(0.25 0.01 260); --ink-2: oklch(0.43 0.012 260); --edge: oklch(0.55 0.01 260); --accent: oklch(0.48 0.09 205); --accent-ink: oklch(0.99 0 0); --doubt: oklch(0.5 0.11 65) }
@media (prefers-color-scheme: dark) { :root { --bg: oklch(0.19 0.006 260); --surface: oklch(0.225 0.007 260); --ink: oklch(0.95 0.005 90); --ink-2: oklch(0.78 0.008 260); --edge: oklch(0.6 0.012 260); --accent: oklch(0.8 0.105 195); --accent-ink: oklch(0.22 0.04 200); --doubt: oklch(0.83 0.13 85) } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; padding: 1.5rem 1.25rem; background: var(--bg); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; display: grid; place-items: start center }
main { width: 100%; max-width: 26rem; margin-top: 6vh; padding: 1.5rem; border-radius: 1rem; background: var(--surface) }
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.3; text-wrap: balance }
p { margin: 0 0 1rem; color: var(--ink-2) }
form { display: grid; gap: .5rem; margin-top: 1.25rem }
label { font-weight: 600 }
input { width: 100%; min-height: 3.25rem; padding: 0 1rem; border: 1px solid var(--edge); border-radius: .625rem; background: transparent; color: inherit; font: inherit; font-size: 1.5rem; letter-spacing: .3em }
button { min-height: 3.25rem; margin-top: .75rem; border: 0; border-radius: .625rem; background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 600 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.wrong { margin: 0; color: var(--doubt); font-weight: 600 }
p:last-child { margin-bottom: 0 }
`

/** Everything is forbidden but this very style and a form back to where the page came from. */
export const pageHeaders: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
    `form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** What the page says. `at`: milliseconds since the epoch. */
export type PageState = { kind: 'ask' | 'wrong_pin' | 'wait' | 'no_pin' | 'gone' | 'already' | 'not_yours' } | { kind: 'done'; at: number }

const complaints = {
  ask: null,
  wrong_pin: 'That is not your PIN. Nothing was acknowledged. After five wrong ones this link no longer works.',
  wait: 'Too many wrong PINs. Nothing was acknowledged. Wait a few minutes, or telephone whoever is next on the rota.',
  no_pin: 'You have no PIN yet. Nothing was acknowledged. Open Earshot on your workstation, or telephone whoever is next on the rota.',
} as const

const form = (complaint: string | null): string => `
<h1>A report needs a look</h1>
<p>By acknowledging you say that you have it in hand. This page shows nothing of it and can do nothing else.</p>
<form method="post">
<label for="pin">Your PIN</label>
<input id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]*" maxlength="12" autocomplete="off" required autofocus${complaint === null ? '' : ' aria-invalid="true" aria-describedby="wrong"'}>
${complaint === null ? '' : `<p class="wrong" id="wrong" role="alert">${complaint}</p>`}
<button type="submit">Acknowledge</button>
</form>`

const said = (title: string, text: string): string => `<h1>${title}</h1><p>${text}</p>`

function body(state: PageState): string {
  switch (state.kind) {
    case 'done':
      return said(`Acknowledged at ${new Date(state.at).toISOString().slice(11, 16)} UTC`, 'You have it in hand. Open Earshot on your workstation to see what it is.')
    case 'already':
      return said('Somebody has it in hand', 'This report was acknowledged before. There is nothing for you to do here; Earshot on your workstation shows by whom.')
    case 'not_yours':
      return said('This is not yours to acknowledge', 'Your role has changed, or it is your own report. Telephone whoever is next on the rota.')
    case 'gone':
      return said('This link is no longer good', 'A link works once, for a day, and for five PINs. Nothing was acknowledged now. Open Earshot on your workstation, or telephone whoever is next on the rota.')
    case 'ask':
    case 'wrong_pin':
    case 'wait':
    case 'no_pin':
      return form(complaints[state.kind])
  }
}

const statuses: Record<PageState['kind'], number> = { ask: 200, wrong_pin: 403, wait: 429, no_pin: 403, gone: 410, already: 200, not_yours: 403, done: 200 }

/** A whole page, and the status that it is answered with. */
export const pageOf = (state: PageState): { status: number; html: string } => ({
  status: statuses[state.kind],
  html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Earshot</title><style>${style}</style></head>
<body><main>${body(state)}</main></body>
</html>
`,
})
