import type { Slot, TimedWord } from '../../shared/domain/annotation.ts'
import type { Span } from '../../shared/domain/values.ts'
import type { ContentFlag } from '../../shared/domain/exposure.ts'

// What import hands to whoever keeps clips, and what it says about itself when it is done.

/** A manifest's row, checked. `file`, `speaker`, `sourceRef` and `recordedAt` never leave the hub. */
export type ImportRow = {
  /** Relative to the imported folder, with forward slashes. */
  file: string
  locale: string
  hypothesis: string
  /** Null where the recogniser gave no times. */
  words: TimedWord[] | null
  intent: string | null
  /** Over the words of `hypothesis`. */
  slots: Slot[]
  wakeWord: string | null
  /** Milliseconds since the epoch; null where the row gives a day only, or nothing. */
  recordedAt: number | null
  /** The calendar day as the row wrote it, in the speaker's own zone. */
  day: string | null
  speaker: string | null
  sourceRef: string | null
  sensitivity: ContentFlag[]
  /** What is really said, where that is known: the clip can become gold. */
  reference: string | null
}

export type Measured = {
  durationMs: number
  /** Hz, as recorded. */
  sampleRate: number
  /** Absolute peaks, 0 to 255, one for every 10 ms begun. */
  peaks: Uint8Array
  /** Integrated loudness in LUFS (ITU-R BS.1770; RMS for clips under 400 ms), null for silence. */
  loudness: number | null
  /** dBTP, never below -120. */
  truePeak: number
  /** Where speech was detected: sorted, apart from each other, within the clip. */
  speech: Span[]
}

export type ImportedClip = {
  row: ImportRow
  /** 16-bit mono PCM with a header of 44 bytes and nothing else. */
  wav: Uint8Array
  /** Of `wav`, base64url. */
  sha256: string
  measured: Measured
  /** SHA-256 of the source file's bytes and of the row, base64url: the same recording twice is known by it. */
  fingerprint: string
}

/** Keeps clips durably. Both are called one at a time, in the manifest's order. */
export type ImportSink = {
  has(fingerprint: string): Promise<boolean>
  /** Resolves once the clip is safe; rejecting ends the import and keeps what was added before. */
  add(clip: ImportedClip): Promise<void>
}

/** Why one recording, or its row, was left out. Stable: scripts may rely on them. */
export type RefusalReason =
  | 'bad_row'
  | 'outside_folder'
  | 'missing_file'
  | 'unreadable'
  | 'empty'
  | 'unsupported_format'
  | 'truncated'
  | 'corrupt'
  | 'too_short'
  | 'too_long'

export type Refusal = {
  /** In the manifest, from 1, its header counted. */
  line: number
  /** As the row wrote it; empty where it named none. */
  file: string
  reason: RefusalReason
  /** For a person: what is wrong and, where there is something to do, what. */
  detail: string
}

export type ImportReport = {
  imported: number
  /** Already in the sink, from an earlier run or twice in the manifest. */
  skipped: number
  refused: Refusal[]
  /** Columns that are not on the list, as the manifest wrote them; never empty only with `dropUnknown`. */
  droppedColumns: string[]
}

/** Why nothing at all was imported. */
export type ImportFaultCode =
  | 'folder_missing'
  | 'folder_unreadable'
  | 'folder_empty'
  | 'manifest_missing'
  | 'manifest_unreadable'
  | 'manifest_empty'
  | 'unknown_columns'
  | 'missing_columns'
  | 'duplicate_columns'

export type ImportFault = {
  code: ImportFaultCode
  /** For a person: what happened. Nothing was imported. */
  message: string
  /** For a person: what to do. */
  advice: string
  /** The columns at fault, as the manifest wrote them. */
  columns: string[]
}

export type ImportOutcome = { ok: true; report: ImportReport } | { ok: false; fault: ImportFault }

export type ImportProgress = { done: number; total: number; imported: number; skipped: number; refused: number }

export type ImportOptions = {
  folder: string
  /** The manifest's path; without it `clips.csv` or else `clips.jsonl` in the folder. */
  manifest?: string | undefined
  /** Drops columns that are not on the list, instead of refusing the import. */
  dropUnknown?: boolean | undefined
  sink: ImportSink
  /** After every row. */
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Stops between two clips: what was added stays, and the same import goes on from there. */
  signal?: AbortSignal | undefined
}

/** Implemented by `importFolder` in `import.ts`. Rejects when the sink does, or when `signal` aborts. */
export type ImportFolder = (options: ImportOptions) => Promise<ImportOutcome>
