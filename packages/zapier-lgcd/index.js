// Zapier's wrapper requires this file by name; the app itself is the bundle that `tsup` writes.
module.exports = require('./dist/index.js').default;
