// Imported before everything else: on an older Node the other modules would not even load.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: install Node 20.19 or later and start again.\n`)
  process.exit(1)
}
