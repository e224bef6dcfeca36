import type { Kind } from './script.ts'

// What the same answers take in three other tools, worked out from their documentation: nothing of them is run. A key
// with its modifiers is one press, and so is a press or a drag of the mouse; a run of letters is one. They are given
// the benefit of every doubt: the hypothesis stands in the field already, the task is set up with a key for every
// choice, and what they cannot record (the cause of a skip, a clip that was not heard) is not counted against them.

export type Peer = {
  name: string
  source: string
  presses: Record<Kind, readonly string[]>
}

const labelStudio: Peer = {
  name: 'Label Studio',
  source: 'web/libs/editor/src/core/settings/keymap.json; labelstud.io/tags/{audio,choices,labels,textarea}',
  presses: {
    right: ['Alt+Space: play', 'Ctrl+Enter: submit, and the next task comes'],
    'false wake': ['Alt+Space', 'the choice’s own key', 'Ctrl+Enter'],
    skip: ['Alt+Space', 'Ctrl+Space: skip'],
    words: ['Alt+Space', 'double-click: the word in the field', 'letters', 'Ctrl+Enter'],
    slot: ['Alt+Space', 'the label’s own key', 'drag over the words', 'Ctrl+Enter'],
    'longer slot': ['Alt+Space', 'the label’s own key', 'drag over the words', 'Ctrl+Enter'],
  },
}

/** A clip is a job, and has been given one interval over all of it whose attributes are the answers. */
const finish = ['press: the menu', 'press: finish the job', 'press: the next job']
const cvat: Peer = {
  name: 'CVAT',
  source: 'site/content/en/docs/annotation/audio-editor/{navbar,workspace,controls-sidebar}.md',
  presses: {
    right: ['Space: play', ...finish],
    'false wake': ['Space', 'Tab: the interval', 'press: the attribute', 'press: its value', ...finish],
    skip: ['Space', 'press: the menu', 'press: change the job’s state', 'press: rejected', 'press: the next job'],
    words: ['Space', 'Tab: the interval', 'double-click: the word in the attribute', 'letters', ...finish],
    slot: ['Space', 'N: draw', 'drag over the seconds', 'press: the label', 'press: its value', ...finish],
    'longer slot': ['Space', 'N: draw', 'drag over the seconds', 'press: the label', 'press: its value', ...finish],
  },
}

/** A job shows one recording; saving and the next job are buttons. */
const save = ['press: save', 'press: the next job']
const audino: Peer = {
  name: 'audino',
  source: 'docs/tutorials/annotation.md; audino-frontend/src/pages/AnnotatePage/components/KeyShortcutModal.jsx',
  presses: {
    right: ['Space: play', ...save],
    'false wake': ['Space', 'press: the region', 'press: the label', 'press: its value', ...save],
    skip: ['Space', 'press: the state', 'press: rejected', 'press: the next job'],
    words: ['Space', 'press: the region', 'double-click: the word in its transcription', 'letters', ...save],
    slot: ['Space', 'drag: a region over the seconds', 'press: the label', 'press: its value', ...save],
    'longer slot': ['Space', 'drag: a region over the seconds', 'press: the label', 'press: its value', ...save],
  },
}

export const peers: readonly Peer[] = [labelStudio, cvat, audino]
