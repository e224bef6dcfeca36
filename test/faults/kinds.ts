import { clock } from './clock/clock.ts'
import { crash } from './crash/crash.ts'
import { disk } from './disk/disk.ts'
import type { Fault } from './fault.ts'
import { input } from './input/input.ts'
import { network } from './network/network.ts'
import { power } from './power/power.ts'
import { tampering } from './tampering/tampering.ts'

export const faults: readonly Fault[] = [crash, network, power, disk, clock, tampering, input]
