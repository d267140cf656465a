/**
 * Takes the screenshots of the README from a running n8n with the built package, against the mock:
 * `node --conditions=lgcd-source packages/n8n-nodes-lgcd/scripts/screenshots.mts`. Needs Chromium at `/usr/bin/chromium`,
 * or where CHROMIUM says.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMockServer } from '@lgcd/mock-server';
import { chromium, type Page } from 'playwright-core';
import { readExample } from '../../../scripts/journey/example.ts';
import { startN8n } from '../../../scripts/n8n/boot.ts';
import { packPackage } from '../../../scripts/pack.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];

/** n8n draws panels with transitions; what is asked for is there when this is over. */
const settle = (page: Page) => page.waitForTimeout(1500);

async function open(page: Page, node: string): Promise<void> {
  await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).first().dblclick();
  await settle(page);
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await settle(page);
}

const shoot = (page: Page, name: string) => page.screenshot({ path: `${docs}${name}.png` });

const mock = await startMockServer({ seed: 'demo', clock: 'real' });
const n8n = await startN8n({
  editor: true,
  packages: [await packPackage('n8n-nodes-lgcd')],
  log: (line) => console.log(line),
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: flags,
});
try {
  mkdirSync(docs, { recursive: true });
  const accessToken = mock.tokens[0]?.token as string;
  const credential = await n8n.api.createCredential({
    name: 'LGCD account',
    type: 'lgcdApi',
    data: { accessToken, baseUrl: `${mock.url}/v1` },
  });
  const { id } = await n8n.api.createWorkflow(readExample('first-workflow', [credential]));

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${n8n.url}/signin`);
  await page.locator('input[type=email]').fill(n8n.owner.email);
  await page.locator('input[type=password]').fill(n8n.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('signin'));
  await page.goto(`${n8n.url}/workflow/${id}`);
  await page.locator('[data-test-id="canvas-node"]').first().waitFor();
  await settle(page);

  // A run by hand: n8n waits for an event at its test URL, and the mock sends one.
  await page.locator('[data-test-id="execute-workflow-button"]').click();
  while (!mock.requests({ method: 'POST', path: '/v1/webhooks' }).some(({ status }) => status === 201))
    await page.waitForTimeout(100);
  await mock.emit('booking.confirmed');
  await page.locator('[data-test-id="execute-workflow-button"]').waitFor();
  await settle(page);
  // Its word of success would cover the corner of the pictures.
  await page.getByText('Workflow executed successfully').waitFor({ state: 'hidden' });
  await shoot(page, 'workflow');

  await open(page, 'Message the guest');
  await page.getByText('Template Variables').first().waitFor();
  await settle(page);
  await shoot(page, 'message');
  await close(page);

  await open(page, 'Booking confirmed');
  await page.locator('[data-test-id="parameter-input-events"]').first().click();
  await settle(page);
  await shoot(page, 'trigger');
} finally {
  await browser.close();
  await n8n.stop();
  await mock.close();
}
