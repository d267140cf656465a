import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { AppStage } from './apps/app-stage.ts';
import { brevo } from './apps/brevo.ts';
import { closedInternet } from './apps/closed-internet.ts';
import { googleSheets } from './apps/google-sheets.ts';
import { slackPagerDuty } from './apps/slack-pagerduty.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;

// n8n activates, runs and deactivates in every test, and shares the machine with others.
jest.setTimeout(60_000);

const stage = new AppStage();

beforeAll(() => stage.start(), untilInstalled);
afterEach(() => stage.leave());
afterAll(() => stage.stop());

closedInternet(stage);
slackPagerDuty(stage);
brevo(stage);
googleSheets(stage);
