// Imported by the programs that `npm start` runs: where it dies without a word, they end as after SIGTERM.
if (process.env.NPS_EXIT_WITH_PARENT && process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
