import { onTestFinished } from 'vitest'
import type { Role } from '../../shared/domain/values.ts'
import type { MadeClip } from './clips.ts'
import { temporaryFolder } from './folders.ts'
import { makeWorkplace } from './workplace.ts'

/** A workplace that is cleared away when the test ends. */
export async function openWorkplace(clips: readonly MadeClip[], role: Role = 'reviewer') {
  const place = await makeWorkplace(temporaryFolder(), clips, role)
  onTestFinished(place.close)
  return place
}
