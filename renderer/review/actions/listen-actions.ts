import type { Action } from '../../keys/action.ts'
import { coarseMs, fineMs } from '../desk/listening.ts'
import type { ActionParts } from './action-parts.ts'

/** Sound, as it is steered while listening. */
export function listenActions({ desk: { listening }, action, t }: ActionParts): { play: Action; silence: Action; all: Action[] } {
  const { passages, shielding } = listening
  const seek = (id: string, label: string, key: string, ms: number): Action =>
    action(id, label, [key], () => listening.seekBy(ms), { repeats: true })
  const play = action('play', t('actions.play'), ['Space'], listening.toggle)
  return {
    play,
    silence: action('silence', t('actions.silence'), ['Escape'], listening.silence),
    all: [
      play,
      action('replay', t('actions.replay'), ['KeyR'], listening.replay),
      seek('back', t('actions.back'), 'KeyA', -coarseMs),
      seek('forward', t('actions.forward'), 'KeyD', coarseMs),
      seek('back-fine', t('actions.backFine'), 'Shift+KeyA', -fineMs),
      seek('forward-fine', t('actions.forwardFine'), 'Shift+KeyD', fineMs),
      action('faster', t('actions.faster'), ['KeyW'], listening.faster),
      action('slower', t('actions.slower'), ['KeyS'], listening.slower),
      action('loop', t('actions.loop'), ['KeyL'], passages.loop),
      action('word', t('actions.word'), ['Shift+KeyR'], passages.aroundWord),
      action('word-back', t('actions.wordBack'), ['Comma'], () => passages.fromWord(-1), { repeats: true }),
      action('word-forward', t('actions.wordForward'), ['Period'], () => passages.fromWord(1), { repeats: true }),
      action('shield', t('actions.shield'), ['KeyB'], shielding.toggle),
      action('lift', t('actions.lift'), ['Shift+KeyB'], shielding.lift),
      action('spectrogram', t('actions.spectrogram'), ['KeyP'], listening.toggleSpectrogram),
      action('zoom-in', t('actions.zoomIn'), ['Equal', 'NumpadAdd'], () => listening.zoom(1), { repeats: true }),
      action('zoom-out', t('actions.zoomOut'), ['Minus', 'NumpadSubtract'], () => listening.zoom(-1), { repeats: true }),
    ],
  }
}
