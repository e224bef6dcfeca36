import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/digest.ts'
import { readFileIfThere, writePrivateFile } from '../database/files.ts'
import type { Db } from '../database/open.ts'
import type { RescueReceipt } from '../../../shared/hub-api/rescue.ts'
import type { Signed } from '../../../shared/hub-api/signed.ts'

/** A bundle out of a vault that did not open; `rescue` names it, by the SHA-256 of its bytes. */
export type KeptRescue = {
  rescue: string
  person: string
  madeAt: number
  bytes: number
  events: number
  incomplete: number
  sentBytes: number
  /** When the hub took it, null before. */
  receivedAt: number | null
  /** The hub said that it cannot use it. */
  refused: boolean
}

/** The bundles that wait here for the hub. Each is a file that the hub alone opens. */
export type KeptRescues = {
  /** Keeps a bundle, on the disk when this returns. */
  keep(text: string, of: Pick<KeptRescue, 'person' | 'madeAt' | 'events' | 'incomplete'> & { contents: string }): void
  /** The text of a person's bundle with these contents, where one still lies here. */
  textWith(person: string, contents: string): string | null
  /** A person's bundles, the newest first: those that lie here, and those the hub has. */
  of(person: string): KeptRescue[]
  /** Those of a person that the hub may still lack, the oldest first. */
  owedBy(person: string): KeptRescue[]
  text(rescue: string): string | null
  isHere(rescue: string): boolean
  noteSent(rescue: string, bytes: number): void
  /** The hub has it; the file goes once the hub says that it is kept for good. */
  noteReceipt(receipt: RescueReceipt, signed: Signed): void
  noteRefused(rescue: string): void
}

type Row = Omit<KeptRescue, 'refused'> & { refused: number }

const columns = `hash AS rescue, person, made_at AS madeAt, bytes, events, incomplete, sent_bytes AS sentBytes, received_at AS receivedAt, refused`
const kept = ({ refused, ...row }: Row): KeptRescue => ({ ...row, refused: refused === 1 })

export function createKeptRescues(db: Db, folder: string): KeptRescues {
  const insert = db.prepare(
    'INSERT INTO rescue (hash, person, made_at, bytes, events, incomplete, contents) VALUES (:hash, :person, :madeAt, :bytes, :events, :incomplete, :contents)',
  )
  const same = db.prepare<[string, string], string>('SELECT hash FROM rescue WHERE person = ? AND contents = ? ORDER BY made_at DESC LIMIT 1').pluck()
  const select = db.prepare<[string], Row>(`SELECT ${columns} FROM rescue WHERE person = ? ORDER BY made_at DESC`)
  const setSent = db.prepare('UPDATE rescue SET sent_bytes = ? WHERE hash = ?')
  const setReceived = db.prepare('UPDATE rescue SET received_at = ?, sent_bytes = bytes, refused = 0, receipt = ? WHERE hash = ?')
  const setRefused = db.prepare('UPDATE rescue SET refused = 1, sent_bytes = 0 WHERE hash = ?')
  const fileOf = (rescue: string): string => join(folder, `${rescue}.json`)
  const text = (rescue: string): string | null => readFileIfThere(fileOf(rescue))
  const isHere = (rescue: string): boolean => existsSync(fileOf(rescue))
  const of = (person: string): KeptRescue[] => select.all(person).map(kept)

  return {
    keep: db.transaction((bundle: string, { person, madeAt, events, incomplete, contents }) => {
      const bytes = Buffer.from(bundle)
      const hash = encode(sha256(bytes))
      writePrivateFile(fileOf(hash), bundle)
      insert.run({ hash, person, madeAt, bytes: bytes.length, events, incomplete, contents })
    }),
    textWith(person, contents) {
      const rescue = same.get(person, contents)
      return rescue === undefined ? null : text(rescue)
    },
    of,
    owedBy: person => of(person).toReversed().filter(({ rescue }) => isHere(rescue)),
    text,
    isHere,
    noteSent: (rescue, bytes) => void setSent.run(bytes, rescue),
    noteReceipt({ rescue, receivedAt, kept: forGood }, signed) {
      setReceived.run(receivedAt, JSON.stringify(signed), rescue)
      if (forGood) rmSync(fileOf(rescue), { force: true })
    },
    noteRefused: rescue => void setRefused.run(rescue),
  }
}
