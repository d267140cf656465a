import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { accounting } from './apps/accounting.ts';
import { activeCampaign } from './apps/active-campaign.ts';
import { AppStage } from './apps/app-stage.ts';
import { badReviews } from './apps/bad-reviews.ts';
import { brevo } from './apps/brevo.ts';
import { channels } from './apps/channels.ts';
import { cleaningApps } from './apps/cleaning-apps.ts';
import { closedInternet } from './apps/closed-internet.ts';
import { googleSheets } from './apps/google-sheets.ts';
import { notion } from './apps/notion.ts';
import { parameters } from './apps/parameters.ts';
import { priceLabs } from './apps/price-labs.ts';
import { reports } from './apps/reports.ts';
import { security } from './apps/security.ts';
import { slackPagerDuty } from './apps/slack-pagerduty.ts';
import { trello } from './apps/trello.ts';

/** n8n is installed by the first journey of a fresh clone, which takes minutes; it boots in seconds after that. */
const untilInstalled = 900_000;

// n8n activates, runs and deactivates in every test, and shares the machine with others.
jest.setTimeout(60_000);

const stage = new AppStage();

beforeAll(() => stage.start(), untilInstalled);
afterEach(() => stage.leave());
afterAll(() => stage.stop());

closedInternet(stage);
parameters(stage);
priceLabs(stage);
cleaningApps(stage);
trello(stage);
slackPagerDuty(stage);
reports(stage);
accounting(stage);
activeCampaign(stage);
brevo(stage);
channels(stage);
security(stage);
googleSheets(stage);
notion(stage);
badReviews(stage);
