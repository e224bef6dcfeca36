import { Secret, TOTP } from 'otpauth'

/** What an authenticator app shows for a base32 secret at a time, in milliseconds since the epoch. */
export const codeAt = (secret: string, timestamp: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
