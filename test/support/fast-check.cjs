/**
 * fast-check with one seed for all, so that a red run is about the change that it tests: what chance finds is looked for
 * with `FAST_CHECK_SEED=random npm run test:quick`, and any other seed is tried the same way.
 */
const fc = require('fast-check-itself');

const seed = process.env.FAST_CHECK_SEED ?? '20261125';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

module.exports = fc;
