// The only two names that pass between page and shell.

/** A call from the page, answered with a reply. */
export const callChannel = 'earshot:call'
/** An event from the core to the page. */
export const eventChannel = 'earshot:event'
