/** The schemas and examples of Lodgify's objects, for tests and the mock server: zod stays out of the bundles. */
export { lodgifyFixtures } from './contract/fixtures.ts';
export { lodgifySchemas } from './contract/schema.ts';
