/**
 * Below its natural speed Chromium's time stretcher (a WSOLA of 20 ms windows and a 30 ms search) hands out sound that
 * lies this much ahead of the clock of its media element; above, the two agree. Milliseconds of the clip, as measured.
 */
const slowLeadMs = 30

/**
 * How far what is heard lies behind a media element's clock, in milliseconds of the clip: the device needs its time to
 * bring sound to the ear. `deviceMs` as the audio context tells it.
 */
export const lagMs = (deviceMs: number, speed: number): number => deviceMs * speed - (speed < 1 ? slowLeadMs : 0)
