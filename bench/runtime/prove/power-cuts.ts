import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createEmulator } from '@leadbooks/emulator'
import { type AppProcess, realmId, startApp } from '../../../examples/express/test/crash/app-process.ts'
import { bundleApp } from './app-bundle.ts'
import { Crowd, callEveryMs, judgeCrowd, judgeQueues, untilServed } from './crowd.ts'
import type { Found } from './piece.ts'

const run = promisify(execFile)
const megabytes = 48

/** A file system in a file: what the file holds is what has reached the disk. */
class Disk {
  readonly #folder: string
  #generation = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  get #image(): string {
    return join(this.#folder, `disk-${this.#generation}.img`)
  }

  get #mountPoint(): string {
    return join(this.#folder, `mount-${this.#generation}`)
  }

  get database(): string {
    return join(this.#mountPoint, 'leadbooks.sqlite')
  }

  async make(): Promise<void> {
    await run('dd', ['if=/dev/zero', `of=${this.#image}`, 'bs=1M', `count=${megabytes}`, 'status=none'])
    await run('mkfs.ext4', ['-q', '-F', this.#image])
    await this.#mount()
  }

  async #mount(): Promise<void> {
    await mkdir(this.#mountPoint)
    await run('mount', ['-o', 'loop', this.#image, this.#mountPoint])
  }

  /** Cuts the power: the process freezes, what reached the disk is kept, and all else is gone. */
  async cutPower(app: AppProcess): Promise<void> {
    const before = { image: this.#image, mountPoint: this.#mountPoint }
    app.freeze()
    this.#generation += 1
    await run('cp', [before.image, this.#image])
    await app.kill()
    await run('umount', [before.mountPoint])
    await rm(before.image)
    await this.#mount()
  }

  async unmount(): Promise<void> {
    await run('umount', [this.#mountPoint]).catch(() => undefined)
  }
}

/** Tells why no disk can be made here, if so. */
const whyNot = async (): Promise<string | undefined> => {
  if (userInfo().uid !== 0) return 'not run as root'
  const folder = await mkdtemp(join(tmpdir(), 'leadbooks-disk-'))
  const disk = new Disk(folder)
  try {
    await disk.make()
    return undefined
  } catch (error) {
    return `no loop mount here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  } finally {
    await disk.unmount()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The Express app on SQLite on a disk of its own, whose power is cut under load. Only what was written through to the disk is
 * there afterwards. Torn sectors, and drives that lie, are not modelled.
 */
export const provePowerCuts = async (cuts: number): Promise<Found> => {
  const reason = await whyNot()
  if (reason !== undefined) return { counts: {}, problems: [], skipped: reason }
  const bundle = await bundleApp()
  const folder = await mkdtemp(join(tmpdir(), 'leadbooks-power-'))
  const disk = new Disk(folder)
  const emulator = createEmulator({ realmIds: [realmId] })
  const quickbooks = await emulator.listen()
  let app: AppProcess | undefined
  try {
    await disk.make()
    app = await startApp(disk.database, quickbooks.url, bundle.program)
    const crowd = new Crowd(() => (app === undefined ? [] : [app.url]))
    const calling = crowd.run(callEveryMs)
    for (let cut = 0; cut < cuts; cut += 1) {
      await pause(300 + Math.random() * 1_500)
      const victim: AppProcess = app
      app = undefined
      await disk.cutPower(victim)
      app = await startApp(disk.database, quickbooks.url, bundle.program)
    }
    crowd.stop()
    await calling
    const isServed = await untilServed(emulator, crowd, 300_000)
    return {
      counts: { 'calls taken': crowd.taken.size },
      problems: [
        ...(isServed ? [] : ['not everybody was served within five minutes']),
        ...judgeCrowd(emulator, crowd),
        ...(await judgeQueues(app, crowd)),
      ],
    }
  } finally {
    await app?.kill()
    await disk.unmount()
    await quickbooks.close()
    await rm(folder, { recursive: true, force: true })
    await bundle.remove()
  }
}
