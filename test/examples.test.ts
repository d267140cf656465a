import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { biReporting } from './examples/bi-reporting.ts';
import { cleaningOps } from './examples/cleaning-ops.ts';
import { guestCrm } from './examples/guest-crm.ts';
import { noCode } from './examples/no-code.ts';
import { otaSync } from './examples/ota-sync.ts';
import { outsourcedMaintenance } from './examples/outsourced-maintenance.ts';
import { ownerAccounting } from './examples/owner-accounting.ts';
import { securityCompliance } from './examples/security-compliance.ts';
import { wrongKey } from './examples/wrong-key.ts';
import { yieldManagement } from './examples/yield-management.ts';
import { Stage } from './support/stage.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;

// n8n activates, runs and deactivates in every test, and shares the machine with others.
jest.setTimeout(60_000);

const stage = new Stage();

beforeAll(() => stage.start(), untilInstalled);
afterEach(() => stage.leave());
afterAll(() => stage.stop());

yieldManagement(stage);
cleaningOps(stage);
outsourcedMaintenance(stage);
biReporting(stage);
ownerAccounting(stage);
guestCrm(stage);
otaSync(stage);
securityCompliance(stage);
noCode(stage);
wrongKey(stage);
