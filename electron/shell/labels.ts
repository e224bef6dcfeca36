/** Every word that the shell itself says, in menus and in dialogs; the page has a catalogue of its own. */
export const labels = {
  menu: {
    workstation: 'Workstation',
    lock: 'Lock',
    quit: 'Quit Earshot',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    about: 'About Earshot',
  },
  about: 'Nothing leaves earshot.',
  coreEnded: {
    message: 'The part of Earshot that keeps your work has stopped.',
    detail:
      'Every answer you gave and every draft is stored on this laptop, encrypted; only what you typed in the last moment may be missing. Your vault is locked now. Start Earshot again and unlock it to go on.',
    restart: 'Start again',
    quit: 'Quit',
  },
  pageEnded: {
    message: 'The window stopped and has to be drawn again.',
    detail: 'Your work is not affected: answers and drafts are stored as you make them.',
    reload: 'Draw it again',
    quit: 'Quit',
  },
  startFailed: {
    title: 'Earshot could not start',
    detail:
      'Nothing was changed and your stored work is safe. Start Earshot again; if this comes back, show your operator this line:',
  },
  policyFaulty: {
    title: 'The policy file of this machine cannot be used',
    detail: 'Earshot goes on under its strictest rules. Ask whoever manages this machine to correct the file:',
  },
} as const
