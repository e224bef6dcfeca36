import { z } from 'zod'
import type { Digest } from './chain.ts'

// What a reviewer without a connection reads out to the person on call: it names one clip of one lease, and tells
// nobody anything who has no access to the hub.

/** Consonants that look unlike each other; without vowels no code is a word. */
const letters = 'BCDFGHJKMNPRSTVWXZ'
const length = 8

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As a person types it: in any case, with any spaces or hyphens. */
export const PhoneCode = z
  .string()
  .max(40)
  .transform(typed => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${letters}]{${length}}$`)))

/** Eight letters that laptop and hub compute alike, without having agreed on anything but the lease. */
export function phoneCodeOf(digest: Digest, lease: string, clip: string): string {
  const hash = digest(['earshot/phone-code/v1', lease, clip])
  // Ten characters are 60 bits; what is left over from 18^8 possibilities is too little to tell.
  let rest = Array.from(hash.slice(0, 10)).reduce((sum, character) => sum * 64n + BigInt(base64url.indexOf(character)), 0n)
  let code = ''
  for (let place = 0; place < length; place++) {
    code += letters[Number(rest % 18n)]
    rest /= 18n
  }
  return code
}

/** In two groups of four, to be read out. */
export const spokenCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
