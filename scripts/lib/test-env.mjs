// @ts-check
import { join } from 'node:path'

/**
 * The environment of everything that a test run starts: nothing of the developer's .env, no mail, files in a folder of
 * their own. An empty value keeps .env from filling the variable in.
 * @param {string} base temporary folder of the run
 */
export const testEnv = (base) => ({
  NEXTAUTH_SECRET: 'a secret for tests only, of more than 32 characters',
  UPLOAD_DIR: join(base, 'uploads'),
  BACKUP_DIR: join(base, 'backups'),
  BCRYPT_ROUNDS: '10',
  SMTP_HOST: '',
  SMTP_USER: '',
  SMTP_PASSWORD: '',
  SMTP_FROM: '',
  LOG_LEVEL: 'error',
  LOG_FILE: '',
  NEXT_PUBLIC_APP_URL: '',
  NEXT_TELEMETRY_DISABLED: '1',
})
