import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { Arch, type AfterPackContext, type LinuxPackager } from 'electron-builder'

/**
 * Sets every fuse of the packed Electron, before it is signed (electronjs.org/docs/latest/tutorial/fuses). A fuse that
 * this list does not know stops the packing: it has to be decided on, not shipped as it comes.
 */
export async function afterPack({ packager, appOutDir, electronPlatformName, arch }: AfterPackContext): Promise<void> {
  await flipFuses(executable(), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // An arm64 Mac refuses a binary whose bytes no longer fit its signature, be it as empty as Electron's own.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin' && arch === Arch.arm64,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // There is no snapshot of Earshot's own that the main process could load.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Guard pages and explicit bounds checks are equally safe; the page's policy forbids WebAssembly anyway.
    [FuseV1Options.WasmTrapHandlers]: true,
  })

  function executable(): string {
    const { productFilename } = packager.appInfo
    if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`)
    if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`)
    return join(appOutDir, (packager as LinuxPackager).executableName)
  }
}
