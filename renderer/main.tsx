import { mount } from './app/mount.tsx'
import { findBridge } from './bridge.ts'

const root = document.getElementById('root')
if (root !== null) void mount({ root, bridge: findBridge() })
