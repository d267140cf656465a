import { code, fillParts, table } from '../../../core-client/scripts/markdown.ts';
import { abilitiesOf, eventsOf } from '../apps/abilities.ts';
import { apps, readOn } from '../apps/apps.ts';
import { type Flow, workflowOf } from '../apps/flow.ts';
import { flows } from '../apps/index.ts';
import { pathTo, readText } from '../describe/files.mts';

/** What starts a workflow, as its table says it. */
function starts(flow: Flow): string {
  const events = eventsOf(flow).map((event) => (event === '*' ? 'everything' : code(event)));
  if (events.length > 0) return events.join(' ');
  const [first = ''] = Object.keys(flow.steps);
  return first.replace(/^./, (letter) => letter.toLowerCase());
}

/** @param folder where the workflows are, as seen from the file */
const appTable = (folder: string) =>
  table(
    ['App', 'Use case', 'Workflow', 'How'],
    apps.map(({ name, useCase, how }) => [
      name,
      useCase,
      flows
        .filter((flow) => flow.apps.includes(name))
        .map(({ slug }) => `[${slug}](${folder}apps/${slug}.json)`)
        .join(', ') || '–',
      how.replaceAll(/\]\(([^)]*\.json)\)/g, `](${folder}$1)`),
    ]),
  );

const abilitiesShown = (flow: Flow): string =>
  eventsOf(flow).includes('*')
    ? 'the read ability of every family of events'
    : abilitiesOf(flow).map(code).join(' ');

/** The smallest token of each workflow. */
const presets = () =>
  table(
    ['Use', 'Workflow', 'Abilities of the token'],
    flows.map((flow) => [
      flow.name,
      `[${flow.slug}](packages/n8n-nodes-lgcd/examples/apps/${flow.slug}.json)`,
      abilitiesShown(flow),
    ]),
  );

const workflowTable = () =>
  table(
    ['Workflow', 'Apps', 'Starts on', 'What it does', 'Abilities of the token'],
    flows.map((flow) => [
      `[${flow.slug}](apps/${flow.slug}.json)`,
      flow.apps.join(', '),
      starts(flow),
      flow.does,
      abilitiesShown(flow),
    ]),
  );

const pictures = () =>
  flows
    .map(({ slug, name }) => `### ${name}\n\n![The workflow ${slug} in the editor](images/${slug}.png)`)
    .join('\n\n');

const sources = () =>
  [
    `Read on ${readOn}, in part from stored copies; nothing was called with a key of these services. What a workflow rests on and what must be checked first stands in its note.`,
    table(
      ['Workflow', 'What', 'Where'],
      flows.flatMap(({ slug, sources: read }) => read.map(({ what, at }) => [slug, what, at])),
    ),
  ].join('\n\n');

/** The workflows of `examples/apps`, which n8n imports, and what the READMEs say of them. */
export default function generate() {
  const workflows = flows.map((flow) => ({
    path: pathTo(`examples/apps/${flow.slug}.json`),
    text: `${JSON.stringify(workflowOf(flow), null, 2)}\n`,
  }));
  const index = fillParts(readText('examples/README.md'), {
    apps: appTable(''),
    workflows: workflowTable(),
    pictures: pictures(),
    sources: sources(),
  });
  const root = fillParts(readText('../../README.md'), {
    apps: appTable('packages/n8n-nodes-lgcd/examples/'),
  });
  const security = fillParts(readText('../../SECURITY.md'), { presets: presets() });
  return [
    ...workflows,
    { path: pathTo('examples/README.md'), text: index },
    { path: pathTo('../../README.md'), text: root },
    { path: pathTo('../../SECURITY.md'), text: security },
  ];
}
