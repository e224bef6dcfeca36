import { qualities, sensitiveClasses, wakeVerdicts } from '../../shared/domain/annotation.ts'
import { TaskSpecification } from '../../shared/domain/task.ts'

// What a fresh hub starts with; every word of it can be replaced by the organisation's own.

const intents = [
  'play_music', 'play_radio', 'stop_playback', 'set_volume', 'set_timer', 'set_alarm', 'cancel_alarm', 'get_time',
  'get_weather', 'get_news', 'turn_on', 'turn_off', 'set_light', 'set_temperature', 'call_contact', 'send_message',
  'add_to_list', 'create_reminder', 'navigate', 'ask_question', 'buy_item', 'small_talk', 'other',
]

const slotLabels = [
  'artist_name', 'song_name', 'album_name', 'playlist_name', 'genre', 'station_name', 'device', 'room', 'duration', 'time',
  'date', 'place_name', 'contact_name', 'message', 'item', 'list_name', 'number', 'colour', 'temperature',
]

const defaultTask = TaskSpecification.parse({
  id: 'voice-assistant',
  version: 1,
  questions: [
    { kind: 'wake', required: true, options: [...wakeVerdicts], preset: 'meant' },
    { kind: 'quality', required: false, options: [...qualities] },
    { kind: 'transcript', required: true },
    { kind: 'intent', required: false, options: intents },
    { kind: 'slots', required: false, labels: slotLabels, overlap: false },
    { kind: 'sensitive', required: false, classes: [...sensitiveClasses] },
  ],
})

export const defaultProject = {
  name: 'default',
  purpose: 'Improve speech recognition and command parsing',
  legalBasis: 'Consent (GDPR, Article 6(1)(a))',
  retainDays: 90,
  task: defaultTask,
}
