/** Loudness that playback aims at, LUFS (EBU R 128, 2023). */
const targetLufs = -23
const mostGainDb = 12
/** No sample may come out louder than this, dBTP. */
const ceilingDbtp = -6

/**
 * The fixed gain of a clip in dB: the least of what brings it to -23 LUFS, +12 dB, and what leaves its true peak at
 * -6 dBTP. `loudness` in LUFS, null for silence; `truePeak` in dBTP.
 */
export const playbackGainDb = (loudness: number | null, truePeak: number): number =>
  Math.min(targetLufs - (loudness ?? targetLufs), mostGainDb, ceilingDbtp - truePeak)
