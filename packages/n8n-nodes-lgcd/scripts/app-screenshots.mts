/**
 * Takes a picture of each workflow of `examples/apps` in the editor of a real n8n:
 * `node --conditions=lgcd-source packages/n8n-nodes-lgcd/scripts/app-screenshots.mts [slug …]`. Needs Chromium at
 * `/usr/bin/chromium`, or where CHROMIUM says.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startN8n } from '../../../scripts/n8n/boot.ts';
import type { WorkflowDraft, WorkflowNode } from '../../../scripts/n8n/types.ts';
import { packPackage } from '../../../scripts/pack.ts';
import { startBrowser } from '../../../test/support/chromium.ts';
import { flows } from './apps/index.ts';
import { pathTo } from './describe/files.mts';

const images = fileURLToPath(new URL('../examples/images/', import.meta.url));
const wanted = process.argv.slice(2);

const n8n = await startN8n({
  editor: true,
  packages: [await packPackage('n8n-nodes-lgcd')],
  log: (line) => console.log(line),
});
const browser = await startBrowser(process.env.CHROMIUM ?? '/usr/bin/chromium');

/** An account that is not chosen would stand as a warning on its node. */
async function choose({ credentials = {} }: WorkflowNode): Promise<void> {
  for (const type of Object.keys(credentials)) {
    credentials[type] = await n8n.api.createCredential({ name: 'Account', type, data: {} });
  }
}

/** The part of the page where nodes are. */
async function around(page: Page) {
  const boxes = await Promise.all(
    (await page.locator('.vue-flow__node').all()).map((node) => node.boundingBox()),
  );
  const seen = boxes.filter((box) => box !== null);
  const x = Math.min(...seen.map((box) => box.x)) - 24;
  const y = Math.min(...seen.map((box) => box.y)) - 24;
  const right = Math.max(...seen.map((box) => box.x + box.width)) + 60;
  const bottom = Math.max(...seen.map((box) => box.y + box.height)) + 40;
  return { x, y, width: right - x, height: bottom - y };
}

try {
  mkdirSync(images, { recursive: true });
  const context = await browser.open({ viewport: { width: 1700, height: 640 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${n8n.url}/signin`);
  await page.locator('input[type=email]').fill(n8n.owner.email);
  await page.locator('input[type=password]').fill(n8n.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('signin'));
  for (const { slug } of flows.filter((flow) => wanted.length === 0 || wanted.includes(flow.slug))) {
    const draft = JSON.parse(readFileSync(pathTo(`examples/apps/${slug}.json`), 'utf8')) as WorkflowDraft;
    for (const node of draft.nodes) await choose(node);
    const { id } = await n8n.api.createWorkflow(draft);
    await page.goto(`${n8n.url}/workflow/${id}`);
    await page.locator('[data-test-id="canvas-node"]').first().waitFor();
    await page.keyboard.press('1');
    // The canvas moves to what fits; it is there when this is over.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${images}${slug}.png`, clip: await around(page) });
    console.log(slug);
  }
} finally {
  await browser.close();
  await n8n.stop();
}
