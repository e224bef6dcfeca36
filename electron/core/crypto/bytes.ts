/** base64url without padding (RFC 4648, section 5). */
export const encode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')

export const decode = (text: string): Buffer => Buffer.from(text, 'base64url')
