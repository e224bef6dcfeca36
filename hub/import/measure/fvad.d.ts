declare module '@echogarden/fvad-wasm' {
  /** libfvad compiled by Emscripten: WebRTC's voice activity detection. */
  type Fvad = {
    HEAP16: Int16Array
    _malloc(bytes: number): number
    _free(at: number): void
    _fvad_new(): number
    _fvad_free(detector: number): void
    /** Also takes mode and rate back to 0 and 8 kHz. */
    _fvad_reset(detector: number): void
    /** 0, lenient, to 3, strict. */
    _fvad_set_mode(detector: number, mode: number): number
    /** 8, 16, 32 or 48 kHz. */
    _fvad_set_sample_rate(detector: number, sampleRate: number): number
    /** 1 for voice, 0 for none, -1 for a frame that is not 10, 20 or 30 ms long. */
    _fvad_process(detector: number, at: number, samples: number): number
  }
  const open: () => Promise<Fvad>
  export default open
}
