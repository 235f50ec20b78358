import pino from 'pino'

/** JSON logs. Secrets are removed by name wherever they stand; inputs of actions are never logged. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: { app: 'nps-erp', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      'password',
      '*.password',
      'token',
      '*.token',
      'authorization',
      '*.authorization',
      'cookie',
      '*.cookie',
      'passwordHash',
      '*.passwordHash',
      'smtpPassword',
      '*.smtpPassword',
    ],
    censor: '***',
  },
})
