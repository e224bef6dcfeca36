import { createHmac } from 'node:crypto'
import type { NoticeReason } from '../store/rows/notices.ts'

// What a message says. It may be read on a locked telephone in a full train, by a mail server, by a chat: it names no
// person, no category and no recording, and its link can only acknowledge.

export type Message = { subject: string; text: string; link: string | null }

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** A length of time to act within, rounded down: five minutes are never told as six. */
export const inWords = (ms: number): string =>
  ms < 90 * minuteMs ? counted(Math.max(1, Math.floor(ms / minuteMs)), 'minute') : counted(Math.floor(ms / hourMs), 'hour')

const within = (ms: number | null): string => (ms === null ? '' : ` within ${inWords(ms)}`)

function sentence(reason: NoticeReason, withinMs: number | null): string {
  switch (reason) {
    case 'received':
      return `A report needs a look${within(withinMs)}`
    case 'handed_on':
      return `A report was not looked at in time and is yours now; it needs a look${within(withinMs)}`
    case 'handed_over':
      return `A colleague handed a report to you; it needs a look${within(withinMs)}`
    case 'nobody_left':
      return `A report was not looked at in time, and nobody is left on the rota; it needs a look${within(withinMs)}`
    case 'second_person':
      return 'Something waits for a second person'
  }
}

/** The message of a notice; `link` null where there is nothing to acknowledge, or no address to do it at. */
export function messageOf({ reason, withinMs, link }: { reason: NoticeReason; withinMs: number | null; link: string | null }): Message {
  const said = sentence(reason, withinMs)
  const ways = link === null ? [] : ['To acknowledge from here, with your PIN:', link, '']
  return {
    subject: `Earshot: ${said}`,
    text: [`${said}.`, '', ...ways, 'Open Earshot on your workstation to see it.', 'This message says nothing of what was reported, on purpose.'].join('\n'),
    link,
  }
}

export const trialMessage: Message = {
  subject: 'Earshot: this is a trial',
  text: 'This message is a trial: nothing needs a look. Messages about reports will reach you here.',
  link: null,
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 over the seconds since the epoch, a full stop and the body, so that a receiver can tell age and origin. */
export function webhookSignature(secret: Uint8Array, body: string, now: number): string {
  const seconds = Math.floor(now / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
