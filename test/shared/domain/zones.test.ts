import { expect, test } from 'vitest'
import { Zone } from '../../../shared/domain/values.ts'
import { knownZone } from '../../../shared/domain/zones.ts'

test('a zone that this machine knows is itself, any other counts as UTC', () => {
  expect(knownZone('Europe/Bucharest')).toBe('Europe/Bucharest')
  expect(knownZone('Mars/Olympus_Mons')).toBe('UTC')
  expect(knownZone('jazz')).toBe('UTC')
})

test('half a character is no zone: an event with it could not be hashed', () => {
  expect(Zone.safeParse('Europe/\ud800').success).toBe(false)
})
