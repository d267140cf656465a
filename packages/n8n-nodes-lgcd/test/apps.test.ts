import { describe, expect, it } from '@jest/globals';
import { appNames, hasPicture, readDraft, readIndex } from '../../../test/support/example.ts';
import { apps } from '../scripts/apps/apps.ts';
import { flows } from '../scripts/apps/index.ts';

const cases = flows.map((flow) => [flow.slug, flow, readDraft(`apps/${flow.slug}`)] as const);

/** Every app that LGCD's page names, in its order. */
const ofThePage = [
  ['Yield management', 'PriceLabs', 'Wheelhouse', 'Beyond'],
  ['Cleaning ops', 'Turno', 'Properly', 'Breezeway'],
  ['Outsourced maintenance', 'Slack', 'PagerDuty'],
  ['BI & reporting', 'Metabase', 'Looker Studio', 'Power BI'],
  ['Owner accounting', 'Indy', 'Macompta.ma', 'Sage'],
  ['Guest CRM', 'ActiveCampaign', 'Brevo'],
  ['OTA sync', 'Hostaway', 'Hospitable', 'Smoobu'],
  ['Security & compliance', 'Datadog', 'Splunk', 'Wazuh'],
  ['No-code automations', 'Google Sheets', 'Notion'],
] as const;

/** Where a workflow may send something: the hosts of the apps, and addresses that a person must replace. */
const hosts = [
  'api.pricelabs.co',
  'api.brevo.com',
  'api.hostaway.com',
  'api.accounting.sage.com',
  'quickbooks.api.intuit.com',
  'http-intake.logs.datadoghq.eu',
  'youraccount.api-us1.com',
];

describe('the table of apps', () => {
  it.each(ofThePage)('has those of %s', (useCase, ...names) => {
    const rows = apps.filter((app) => app.useCase === useCase).map(({ name }) => name);
    expect(rows).toEqual(expect.arrayContaining(names));
  });

  it('says why where there is no workflow', () => {
    for (const { name, how } of apps) {
      const served = flows.some((flow) => flow.apps.includes(name));
      expect([name, how.startsWith('No workflow: ')]).toEqual([name, !served]);
    }
  });

  it('has every app of the workflows', () => {
    const known = apps.map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(flows.flatMap((flow) => flow.apps)));
  });
});

describe('the workflows by app', () => {
  it('are the files that stand there', () => {
    expect(flows.map(({ slug }) => `apps/${slug}`).sort()).toEqual(appNames);
  });

  it.each(cases)('%s has a note in the form of n8n’s templates', (_, flow, { nodes }) => {
    const [note] = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
    const content = String(note?.parameters.content);
    for (const heading of ['Who it is for', 'What it does', 'Set it up', 'The LGCD token needs', 'Read on']) {
      expect(content).toContain(`**${heading}`);
    }
    expect(content).toMatch(/^1\. /m);
    expect(flow.sources).not.toEqual([]);
  });

  it.each(cases)('%s has no fixed webhook, and tries each call of an app again', (_, flow, { nodes }) => {
    for (const node of nodes) expect(node).not.toHaveProperty('webhookId');
    const calls = Object.values(flow.steps).filter(({ credentials = {}, type }) => {
      const own = 'lgcdApi' in credentials;
      return !own && (Object.keys(credentials).length > 0 || type.endsWith('.httpRequest'));
    });
    for (const call of calls) expect(call).toMatchObject({ retryOnFail: true, maxTries: 3 });
  });

  it.each(cases)('%s sends to its apps alone', (_, __, { nodes }) => {
    const working = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
    const addresses = JSON.stringify(working).match(/https?:\/\/[\w.-]+/g) ?? [];
    for (const address of addresses) {
      const { hostname } = new URL(address);
      const replaced = hostname.endsWith('.example.com') || hostname.startsWith('put-');
      expect([hostname, replaced || hosts.includes(hostname)]).toEqual([hostname, true]);
    }
  });

  it.each(cases)('%s stands in the index, with a picture', (slug, flow) => {
    const rows = readIndex().filter((line) => line.startsWith(`| [${slug}](apps/${slug}.json)`));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(flow.does);
    expect(readIndex()).toContain(`![The workflow ${slug} in the editor](images/${slug}.png)`);
    expect(hasPicture(slug)).toBe(true);
  });
});
