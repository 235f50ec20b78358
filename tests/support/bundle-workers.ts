import { bundleWorkers } from '../../scripts/lib/build-steps.mjs'

let bundled: Promise<void> | undefined

/** PDFs are rendered by a bundled worker: made from the sources as they are, once for the whole run. */
export default async function setup() {
  bundled ??= bundleWorkers()
  await bundled
}
