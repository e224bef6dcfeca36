import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSealed, sealTo } from '../../../electron/core/crypto/sealing.ts'
import { makeSealingPair } from '../../../electron/core/crypto/signing.ts'
import { recoveredInfo, recoveryInfo, type Recovery } from '../../../shared/hub-api/recoveries.ts'
import { askCommand, runCommand } from '../../support/command-line.ts'
import { codeAt } from '../../support/factor.ts'
import { runHub, type RunningHub } from '../support/running-hub.ts'
import { createStream, send, workstation, type Workstation } from '../support/workstation.ts'
import { approveRecovery, releaseRecovery } from '../../../hub/access/recoveries.ts'
import { HubFault } from '../../../hub/fault.ts'

/** A reviewer whose laptop asks, and two people who may agree, some minutes after they signed in. */
async function asked(at?: number) {
  const running = await runHub()
  if (at !== undefined) running.clock.setWall(at)
  const station = await workstation(running, 'reviewer')
  const [lead, officer] = [await workstation(running, 'safety'), await workstation(running, 'privacy')]
  running.clock.pass(5 * 60_000)
  const key = randomBytes(32)
  const sealed = await sealTo(running.hub.keys.recoveryKey, recoveryInfo(running.made.hub, station.device.id), key)
  const body = { person: station.person.person, sealed }
  const recovery = await running.get('recoveries.ask', { body }, station.token)
  return { running, station, lead, officer, key, body, recovery }
}

const totpOf = (running: RunningHub, { factor }: Workstation): string => codeAt(factor ?? '', running.clock.now())
const approve = (running: RunningHub, { code }: Recovery, by: Workstation) => approveRecovery(running.hub, code, by.person.code, totpOf(running, by))
const release = ({ hub, made }: RunningHub, { code }: Recovery) => releaseRecovery(hub, code, Buffer.from(made.recoveryKey, 'base64url'))
const read = (running: RunningHub, { token }: Workstation, { recovery }: Recovery) => running.get('recoveries.read', { params: { recovery } }, token)
const faultOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'none', (error: unknown) => (error instanceof HubFault ? error.code : 'another error'))

describe('a forgotten passphrase', () => {
  it('is recovered by device, hub, two people and the recovery key, all of them', async () => {
    const { running, station, lead, officer, key, recovery } = await asked()
    expect(recovery).toMatchObject({ state: 'waiting', agreed: 0, sealed: null, code: expect.stringMatching(/^[0-9A-Z]{8}$/) })
    expect(await faultOf(release(running, recovery))).toBe('recovery_not_agreed')
    await approve(running, recovery, lead)
    expect(await faultOf(release(running, recovery))).toBe('recovery_not_agreed')
    await approve(running, recovery, officer)
    expect(await read(running, station, recovery)).toMatchObject({ state: 'agreed', agreed: 2, sealed: null })
    expect(await faultOf(releaseRecovery(running.hub, recovery.code, randomBytes(32)))).toBe('recovery_key_wrong')
    expect(await faultOf(releaseRecovery(running.hub, recovery.code, randomBytes(31)))).toBe('recovery_key_wrong')
    await release(running, recovery)
    const { state, sealed } = await read(running, station, recovery)
    expect(state).toBe('ready')
    const opened = await openSealed(sealed ?? { enc: '', ciphertext: '' }, station.device.sealing.privateKey, recoveredInfo(running.made.hub, station.device.id, recovery.recovery), new Uint8Array())
    expect(opened).toEqual(key)
  })

  it('takes two different people of the right roles, each by a code of their own, and never the one who forgot', async () => {
    const { running, lead, recovery } = await asked()
    const supervisor = await workstation(running, 'supervisor')
    expect(await faultOf(approveRecovery(running.hub, recovery.code, supervisor.person.code, null))).toBe('recovery_not_theirs')
    expect(await faultOf(approveRecovery(running.hub, recovery.code, lead.person.code, null))).toBe('factor_needed')
    const right = totpOf(running, lead)
    expect(await faultOf(approveRecovery(running.hub, recovery.code, lead.person.code, right === '000000' ? '000001' : '000000'))).toBe('factor_wrong')
    await approve(running, recovery, lead)
    running.clock.pass(60_000)
    expect(await faultOf(approve(running, recovery, lead))).toBe('recovery_not_theirs')
    const sealed = await sealTo(running.hub.keys.recoveryKey, recoveryInfo(running.made.hub, lead.device.id), randomBytes(32))
    const own = await running.get('recoveries.ask', { body: { person: lead.person.person, sealed } }, lead.token)
    running.clock.pass(60_000)
    expect(await faultOf(approve(running, own, lead))).toBe('recovery_not_theirs')
    expect(await faultOf(approveRecovery(running.hub, 'ZZZZZZZZ', lead.person.code, null))).toBe('recovery_unknown')
  })

  it('is asked for once at a time, by the device that holds the vault, and read by no other', async () => {
    const { running, station, lead, body, recovery } = await asked()
    expect(await running.get('recoveries.ask', { body }, station.token)).toEqual(recovery)
    expect(await running.refusal('recoveries.ask', { body }, lead.token)).toBe('not_found')
    expect(await running.refusal('recoveries.read', { params: { recovery: recovery.recovery } }, lead.token)).toBe('not_found')
  })

  it('is no longer good after a day, or once it was used', async () => {
    const late = await asked()
    late.running.clock.pass(24 * 3_600_000)
    await late.station.renew()
    expect(await read(late.running, late.station, late.recovery)).toMatchObject({ state: 'expired', sealed: null })
    expect(await faultOf(approveRecovery(late.running.hub, late.recovery.code, late.lead.person.code, null))).toBe('recovery_over')
    expect((await late.running.get('recoveries.ask', { body: late.body }, late.station.token)).code).not.toBe(late.recovery.code)

    const { running, station, lead, officer, recovery } = await asked()
    await approve(running, recovery, lead)
    await approve(running, recovery, officer)
    await release(running, recovery)
    const stream = createStream(running, { device: station.device.id, person: null })
    stream.append('access.recovered', { person: station.person.person, recovery: recovery.recovery })
    expect((await send(running, stream, station.token)).answers).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }])
    expect(await read(running, station, recovery)).toMatchObject({ state: 'used', sealed: null })
    expect(await faultOf(release(running, recovery))).toBe('recovery_over')
  })

  it('cannot be opened where it was sealed to another key', async () => {
    const { running, station, lead, officer } = await asked()
    const person = (await workstation(running, 'reviewer', { device: station.device })).person.person
    const sealed = await sealTo(makeSealingPair().publicKey, recoveryInfo(running.made.hub, station.device.id), randomBytes(32))
    const foreign = await running.get('recoveries.ask', { body: { person, sealed } }, station.token)
    await approve(running, foreign, lead)
    await approve(running, foreign, officer)
    expect(await faultOf(release(running, foreign))).toBe('recovery_foreign')
  })

  it('is agreed to and released from the command line, which keeps the key out of its arguments', async () => {
    // Commands go by the clock of the machine.
    const { running, lead, officer, recovery } = await asked(Date.now() - 5 * 60_000)
    const { code } = recovery
    const at = ['--data', running.folder]
    expect(await runCommand('recovery', 'approve', code, '--by', lead.person.code, ...at)).toMatchObject({ exit: 2, err: expect.stringContaining('--totp') })
    await approve(running, recovery, lead)
    await approve(running, recovery, officer)
    const file = join(running.folder, 'paper.txt')
    writeFileSync(file, `${running.made.recoveryKey}\n`)
    expect(await runCommand('recovery', 'release', code.toLowerCase(), '--key-file', join(file, 'nowhere'), ...at)).toMatchObject({ exit: 2, err: expect.stringContaining('That file cannot be read.') })
    expect((await askCommand('recovery', 'list', ...at)).value).toMatchObject({ recoveries: [{ code, agreed: [lead.person.code, officer.person.code].toSorted() }] })
  })
})
