import type { Handout } from '../core/port.ts'
import { refusal, type HostAnswer } from './answers.ts'
import { resourceHeaders } from './content-security.ts'

/** A file for the person to keep, which the engine saves and never shows; null where there is none. */
export function answerHandout(file: Handout | null): HostAnswer {
  if (file === null) return refusal(404)
  const { name, mediaType, bytes } = file
  return {
    status: 200,
    headers: {
      ...resourceHeaders(mediaType),
      // Names are made by the core of letters, digits, dots and hyphens.
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': String(bytes.length),
    },
    body: new Uint8Array(bytes),
  }
}
