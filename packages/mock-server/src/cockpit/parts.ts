import { page as lodgify } from '../lodgify/pages/index.ts';
import type { SeedChoice } from '../seed/index.ts';
import type { Part } from './app.ts';
import { commandPage } from './commands/page.ts';
import { clockPage } from './pages/clock.ts';
import { eventLog } from './pages/event-log.ts';
import { eventSend } from './pages/event-send.ts';
import { eventCatalogue } from './pages/events.ts';
import { faultsPage } from './pages/faults.ts';
import { overview } from './pages/overview.ts';
import { requestPage } from './pages/request.ts';
import { requestList } from './pages/requests.ts';
import { serverPage } from './pages/server.ts';
import { tokenPage } from './pages/token.ts';
import { tokenNew } from './pages/token-new.ts';
import { tokenList } from './pages/tokens.ts';
import { resourcePages } from './resource-pages.ts';

/** Every page: those of the server, of each resource, of Lodgify. */
export const parts = (seed: SeedChoice): readonly Part[] => [
  overview,
  clockPage,
  serverPage(seed),
  eventCatalogue,
  eventLog,
  eventSend,
  tokenList,
  tokenNew,
  tokenPage,
  requestList,
  requestPage,
  faultsPage,
  commandPage,
  ...Object.values(resourcePages).filter((page) => page !== null),
  lodgify,
];
