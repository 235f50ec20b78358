const { join } = require('node:path')

// For dependency-cruiser, in the form it can read (a webpack configuration); tsconfig.json says the same.
module.exports = { resolve: { alias: { '@': join(__dirname, '../../src') } } }
