// The direction of imports: app, workers -> features -> { server, documents, emails, ui } -> db -> core.
// A new arrow is a decision: it is made here, not in passing.
const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/**
 * The features along the document chain, upstream first: a feature may import only from those before it. What turns a
 * quotation into an order lives in sales-order.
 */
const FEATURES = [
  'audit',
  'user',
  'settings',
  'outbox',
  'product',
  'material-limit',
  'warehouse',
  'customer',
  'vendor',
  'file',
  'session',
  'form-draft',
  'api-token',
  'comment',
  'saved-view',
  'email-template',
  'quotation-template',
  'mtc',
  'stock',
  'opening-stock',
  'line-insight',
  'enquiry',
  'rfq-intake',
  'quotation',
  'follow-up',
  'quotation-report',
  'customer-po',
  'sales-order',
  'reservation',
  'purchase-requisition',
  'purchase-order',
  'grn',
  'ncr',
  'inspection',
  'packing-list',
  'dispatch-note',
  'invoice',
  'receipt',
  'ageing',
  'heat',
  'search',
  'home',
]

const featuresDir = join(__dirname, 'src/features')
const folders = existsSync(featuresDir)
  ? readdirSync(featuresDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  : []
const unplaced = folders.filter((name) => !FEATURES.includes(name))
if (unplaced.length > 0)
  throw new Error(`Give ${unplaced.join(', ')} a place in the order of features (.dependency-cruiser.cjs)`)

const layer = (name, from, mayImport, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/(${from.join('|')})/`, pathNot: '[.]test[.]tsx?$' },
  to: { path: '^src/', pathNot: `^src/(${mayImport.join('|')})/` },
})

const upstreamOnly = FEATURES.map((feature, index) => ({
  name: `${feature}-imports-upstream-only`,
  comment: 'A feature imports only features before it in the document chain.',
  severity: 'error',
  from: { path: `^src/features/${feature}/` },
  to: { path: '^src/features/', pathNot: `^src/features/(${FEATURES.slice(0, index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    layer('core-imports-nothing', ['core'], ['core'], 'core is pure: it knows none of the other folders.'),
    layer('db-imports-core', ['db'], ['db', 'core'], 'db knows only core.'),
    layer(
      'ui-imports-core',
      ['ui'],
      ['ui', 'core'],
      'What runs in the browser must not reach the server or the database.',
    ),
    layer(
      'documents-import-core',
      ['documents'],
      ['documents', 'core'],
      'The PDF kit prints view models; it reads nothing.',
    ),
    layer(
      'emails-import-core',
      ['emails'],
      ['emails', 'documents', 'core'],
      'The e-mail kit writes view models; it reads nothing.',
    ),
    layer(
      'server-imports-below',
      ['server'],
      ['server', 'documents', 'emails', 'ui', 'db', 'core'],
      'The machinery of a request knows no document of the business.',
    ),
    layer(
      'features-import-below',
      ['features'],
      ['features', 'server', 'documents', 'emails', 'ui', 'db', 'core'],
      'Features are put together in app and workers, which they do not know.',
    ),
    {
      name: 'app-does-not-touch-the-database',
      comment: 'Routes compose: they read through read() and write through actions.',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/db/' },
    },
    {
      name: 'features-share-verbs-not-screens',
      comment:
        'From another feature: its verb files, queries, schema, machine and pure rules; never its screens or its doors.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/.+[.](actions|list|form|view|pdf|email)[.]tsx?$', pathNot: '^src/features/$1/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '[.]test[.]tsx?$' },
      to: { path: '([.]test[.]tsx?$)|(^tests/)' },
    },
    ...upstreamOnly,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '[.]css$' } },
    {
      name: 'imports-are-declared',
      comment: 'A package that is used is a package of package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/db/generated/' },
    // Resolves @/ to src/: dependency-cruiser cannot read tsconfig.json with TypeScript 7.
    webpackConfig: { fileName: join(__dirname, 'scripts/lib/import-alias.cjs') },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
