import { createFlacDecoder } from './flac.ts'
import { recognise } from './format.ts'
import { createMp3Decoder } from './mp3.ts'
import { decodeOggOpus } from './ogg-opus.ts'
import { refuse, type Decoded } from './sound.ts'
import { decodeWav } from './wav.ts'

export type Decoders = {
  /** Decodes one file after the other; never rejects, whatever the bytes. */
  decode(file: Uint8Array): Promise<Decoded>
  free(): void
}

/** Decoders that are made on first use and kept until one fails or `free` is called. */
export function createDecoders(): Decoders {
  let flac: ReturnType<typeof createFlacDecoder> | null = null
  let mp3: ReturnType<typeof createMp3Decoder> | null = null

  const decodeKnown = async (file: Uint8Array): Promise<Decoded> => {
    const known = recognise(file)
    switch (known.format) {
      case 'wav':
        return decodeWav(known.file)
      case 'flac':
        return (await (flac ??= createFlacDecoder())).decode(known.file)
      case 'ogg':
        return decodeOggOpus(known.file)
      case 'mp3':
        return (await (mp3 ??= createMp3Decoder())).decode(known.file)
      case null:
        return refuse('unsupported_format', `It is ${known.name}; WAV, FLAC, Ogg Opus and MP3 can be imported.`)
    }
  }
  /** An instance that has thrown is in no known state: it is left to the garbage collector, and the next file gets a new one. */
  const forget = (): void => {
    flac = null
    mp3 = null
  }

  return {
    async decode(file) {
      if (file.length === 0) return refuse('empty', 'The file has no bytes.')
      try {
        return await decodeKnown(file)
      } catch {
        forget()
        return refuse('corrupt', 'It cannot be decoded.')
      }
    },
    free() {
      void flac?.then(decoder => decoder.free(), () => undefined)
      void mp3?.then(decoder => decoder.free(), () => undefined)
      forget()
    },
  }
}
