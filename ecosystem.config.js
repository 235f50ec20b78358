// PM2: `pm2 start ecosystem.config.js`. The instances of nps-erp share one port; nps-erp-jobs is one process.
// The environment comes from .env beside this file (see .env.example and deploy/README.md).
const { join } = require('node:path')

const logs = join(__dirname, '.data/logs')

module.exports = {
  apps: [
    {
      name: 'nps-erp',
      cwd: __dirname,
      script: 'scripts/server.mjs',
      exec_mode: 'cluster',
      instances: process.env.WEB_INSTANCES || 2,
      // The program tells when it serves, and finishes the requests in flight before it ends (at most 30 s).
      wait_ready: true,
      listen_timeout: 30_000,
      kill_timeout: 35_000,
      max_memory_restart: '1G',
      time: true,
      merge_logs: true,
      out_file: join(logs, 'web.log'),
      error_file: join(logs, 'web.error.log'),
      env: { NODE_ENV: 'production', HOST: '127.0.0.1', TRUST_PROXY: 'true' },
    },
    {
      name: 'nps-erp-jobs',
      cwd: __dirname,
      script: 'scripts/worker.mjs',
      exec_mode: 'fork',
      instances: 1,
      kill_timeout: 35_000,
      max_memory_restart: '1G',
      time: true,
      merge_logs: true,
      out_file: join(logs, 'jobs.log'),
      error_file: join(logs, 'jobs.error.log'),
      env: { NODE_ENV: 'production' },
    },
  ],
}
