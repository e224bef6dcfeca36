import type { TFunction } from 'i18next'
import type { Action } from '../../keys/action.ts'
import type { CaseSound } from './case-sound.ts'

export type SoundActions = Record<'play' | 'replay' | 'soft' | 'whole' | 'silence', Action>

/** Hearing the case in front, by keys. */
export function soundActions(sound: CaseSound, t: TFunction<'safety'>): SoundActions {
  const audible = (): boolean => sound.getState().span !== null
  const action = (id: keyof SoundActions, label: string, keys: readonly string[], run: () => void, available = audible): Action =>
    ({ id: `case.sound.${id}`, label, keys, run, available })
  return {
    play: action('play', t('record.play'), ['Space', 'F2'], () => void sound.toggle()),
    replay: action('replay', t('record.replay'), ['KeyR'], () => void sound.replay()),
    soft: action('soft', t('record.softOn'), ['KeyB'], sound.toggleSoft),
    whole: action('whole', t('record.whole'), ['KeyF'], sound.toggleWhole),
    silence: action('silence', t('record.pause'), ['Escape'], () => void sound.rest(), () => sound.getState().sound?.player.getState().playing === true),
  }
}
