import { randomBytes } from 'node:crypto'

// What every answer of a host says about itself to the browser engine, the same from `earshot://` and from loopback.

/** Stands in the built document wherever the nonce of this one answer belongs. */
export const noncePlaceholder = '__NONCE__'

/** 128 bits, as CSP Level 3 asks for, new for each document. */
export const freshNonce = (): string => randomBytes(16).toString('base64')

/** The policy of a document whose styles carry `nonce`. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    'media-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

// Features that Chromium would otherwise allow a page of its own origin to ask for.
const refusedFeatures = [
  'accelerometer', 'camera', 'clipboard-read', 'clipboard-write', 'display-capture', 'encrypted-media',
  'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer',
  'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock', 'serial',
  'storage-access', 'usb', 'window-management', 'xr-spatial-tracking',
]

const everyAnswer = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': refusedFeatures.map(feature => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
}

/** Headers of a document. */
export const documentHeaders = (nonce: string): Record<string, string> => ({
  ...everyAnswer,
  'Content-Security-Policy': contentSecurityPolicy(nonce),
  'Content-Type': 'text/html; charset=utf-8',
})

/** Headers of anything that is no document; opened as one, it can do nothing. */
export const resourceHeaders = (contentType: string): Record<string, string> => ({
  ...everyAnswer,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Content-Type': contentType,
})
