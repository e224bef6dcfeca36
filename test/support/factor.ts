import { URI, type TOTP } from 'otpauth'

/** The code that an authenticator app shows for an `otpauth://` address at an instant. */
export const codeAt = (address: string, at: number): string => (URI.parse(address) as TOTP).generate({ timestamp: at })
