import '../../renderer/jitless.ts'
import { mount } from '../../renderer/app/mount.tsx'
import { findBridge } from '../../renderer/bridge.ts'
import { createClient } from '../../renderer/client.ts'
import { bridgeFromAround } from './beside-frame.ts'
import './beside.css'
import { BesideBar } from './BesideBar.tsx'
import { sampleMethods } from './contract.ts'
import { createSampleStore } from './sample-store.ts'
import { SampleBar } from './SampleBar.tsx'

const root = document.getElementById('root')
const around = bridgeFromAround()
if (root !== null && around !== null) void mount({ root, bridge: around, bar: <BesideBar /> })
else if (root !== null) {
  const bridge = findBridge()
  const store = createSampleStore(createClient(bridge, sampleMethods))
  void mount({ root, bridge, bar: <SampleBar store={store} /> })
}
