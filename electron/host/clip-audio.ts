import { refusal, type HostAnswer } from './answers.ts'
import { resourceHeaders } from './content-security.ts'

/** A prepared clip, whole or the one byte range that was asked for (RFC 9110, section 14); null where there is none. */
export function answerClip(wav: Uint8Array | null, range: string | null): HostAnswer {
  if (wav === null) return refusal(404)
  const asked = range === null ? null : /^bytes=(\d*)-(\d*)$/.exec(range.trim())
  // A Range that is malformed, in another unit or of several parts may be ignored: the whole is a valid answer.
  if (asked === null || (asked[1] === '' && asked[2] === '')) return answer(200, wav)
  const [, first = '', last = ''] = asked
  const start = first === '' ? Math.max(0, wav.length - Number(last)) : Number(first)
  const end = first === '' || last === '' ? wav.length - 1 : Math.min(Number(last), wav.length - 1)
  if (start > end) return refusal(416, { 'Content-Range': `bytes */${wav.length}` })
  return answer(206, wav.subarray(start, end + 1), { 'Content-Range': `bytes ${start}-${end}/${wav.length}` })
}

const answer = (status: number, bytes: Uint8Array, headers: Record<string, string> = {}): HostAnswer => ({
  status,
  headers: {
    ...resourceHeaders('audio/wav'),
    'Accept-Ranges': 'bytes',
    'Content-Length': String(bytes.length),
    ...headers,
  },
  body: new Uint8Array(bytes),
})
