import { type App, version as platformVersion } from 'zapier-platform-core';
import packageJson from '../package.json' with { type: 'json' };
import { authentication } from './authentication.ts';
import { creates } from './creates/index.ts';
import { searches, searchOrCreates } from './searches/index.ts';
import { triggers } from './triggers/index.ts';

const app: App<typeof triggers, typeof creates, typeof searches> = {
  version: packageJson.version,
  platformVersion,
  authentication,
  triggers,
  creates,
  searches,
  searchOrCreates,
  // Empty values are the app's own business: a search must know that it was given nothing to search by.
  flags: { cleanInputData: false },
};

export default app;
