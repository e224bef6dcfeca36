import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type LoudnessMeter = {
  /** Integrated loudness in LUFS (ITU-R BS.1770-4), RMS for less than 400 ms; null below the gate of -70, which is silence. */
  loudness(samples: Float32Array, sampleRate: number): number | null
  /** dBTP (ITU-R BS.1770-4, annex 2), not below -120. */
  truePeak(samples: Float32Array, sampleRate: number): number
}

/** Takes mono, full scale at 1. */
export function createLoudnessMeter(): LoudnessMeter {
  const ebur128 = openEbur128()
  const ask = (measure: Ebur128Measure, samples: Float32Array, sampleRate: number): number => {
    const at = ebur128.__wbindgen_malloc(samples.byteLength)
    new Float32Array(ebur128.memory.buffer, at, samples.length).set(samples)
    return measure(sampleRate, at, samples.length)
  }
  return {
    loudness(samples, sampleRate) {
      const level = samples.length < blockSeconds * sampleRate
        ? rmsLevel(samples)
        : ask(ebur128.ebur128_integrated_mono, samples, sampleRate)
      return level > gateLufs ? level : null
    },
    truePeak: (samples, sampleRate) =>
      Math.max(lowestPeak, ask(ebur128.ebur128_true_peak_mono, samples, sampleRate)),
  }
}

/** BS.1770 measures in blocks of 400 ms and knows nothing about less. */
const blockSeconds = 0.4
const gateLufs = -70
const lowestPeak = -120

const rmsLevel = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)

/** Takes over, and frees, the samples whose place it is given. */
type Ebur128Measure = (sampleRate: number, at: number, length: number) => number
type Ebur128 = {
  memory: { buffer: ArrayBuffer }
  __wbindgen_malloc(bytes: number): number
  ebur128_integrated_mono: Ebur128Measure
  ebur128_true_peak_mono: Ebur128Measure
}

/** Node has it; the types of neither Node nor the language do. */
declare const WebAssembly: {
  Module: { new (bytes: Uint8Array): object; imports(module: object): { name: string }[] }
  Instance: new (module: object, imports: Record<string, Record<string, () => never>>) => { exports: unknown }
}

/** The package is made for bundlers, which import WebAssembly as a module; here it is opened by hand. */
function openEbur128(): Ebur128 {
  const path = createRequire(import.meta.url).resolve('ebur128-wasm/ebur128_wasm_bg.wasm')
  const wasm = new WebAssembly.Module(readFileSync(path))
  const failed = (): never => {
    throw new Error('The loudness of a clip could not be measured')
  }
  const imports = Object.fromEntries(WebAssembly.Module.imports(wasm).map(({ name }) => [name, failed]))
  return new WebAssembly.Instance(wasm, { './ebur128_wasm_bg.js': imports }).exports as Ebur128
}
