import { catalog } from '../../../core-client/src/catalog-data.ts';
import { operationsOf } from '../describe/composed.ts';
import { triggerOptions } from '../describe/events.ts';
import { pathTo } from '../describe/files.mts';
import { header, literal, Source } from '../describe/literal.ts';
import { searchMethod } from '../describe/locator.ts';
import { placeOf } from '../describe/places.ts';
import { describeResource } from '../describe/resource.ts';
import { actionText, description, sorted } from '../describe/wording.ts';

const importProperties = "import type { INodeProperties } from 'n8n-workflow';";

const properties = (name: string, parameters: unknown) =>
  `${header}\n${importProperties}\n\nexport const ${name}: INodeProperties[] = ${literal(parameters)};\n`;

const resourceParameter = {
  displayName: 'Resource',
  name: 'resource',
  type: 'options',
  noDataExpression: true,
  options: sorted(
    catalog.resources.map(({ name, label, description: text }) => ({
      name: label,
      value: name,
      description: description(text, label),
    })),
    ({ name }) => name,
  ),
  default: 'booking',
};

const eventsParameter = {
  displayName: 'Events',
  name: 'events',
  type: 'multiOptions',
  required: true,
  options: triggerOptions(catalog),
  default: [],
  description:
    'What starts the workflow. A family covers each of its events, and All Events is everything that LGCD sends.',
};

/** The parameters of both nodes, one file a resource, and the table that the node reads at run time. */
export default function generate() {
  const resources = catalog.resources.map((resource) => ({
    name: resource.name,
    ...describeResource(catalog, resource),
  }));
  const drawn = JSON.stringify(resources);
  /** One method for each list that an object can be chosen from. */
  const searches = Object.fromEntries(
    catalog.resources
      .filter((resource) => drawn.includes(`"${searchMethod(resource)}"`))
      .map((resource) => [searchMethod(resource), new Source(`searcher('${resource.name}')`)]),
  );
  const actions = Object.fromEntries(
    catalog.resources.flatMap(operationsOf).map(({ name, summary }) => [name, actionText(summary)]),
  );
  const imports = resources.map(({ name }) => `import { ${name}Properties } from './${name}.generated.ts';`);
  const spreads = resources.map(({ name }) => `  ...${name}Properties,`);
  return [
    ...resources.map(({ name, parameters }) => ({
      path: pathTo(`nodes/Lgcd/descriptions/${name}.generated.ts`),
      text: properties(`${name}Properties`, parameters),
    })),
    {
      path: pathTo(`nodes/Lgcd/descriptions/resource.generated.ts`),
      text: properties('resourceProperties', [resourceParameter]),
    },
    {
      path: pathTo(`nodes/Lgcd/descriptions/index.generated.ts`),
      text: `${header}\n${importProperties}\n${imports.join('\n')}\nimport { resourceProperties } from './resource.generated.ts';\n\nexport const lgcdProperties: INodeProperties[] = [\n  ...resourceProperties,\n${spreads.join('\n')}\n];\n`,
    },
    {
      path: pathTo(`nodes/Lgcd/forms.generated.ts`),
      text: `${header}\nimport type { Form } from './form.ts';\n\nexport const forms: readonly Form[] = ${literal(resources.flatMap(({ forms }) => forms))};\n`,
    },
    {
      path: pathTo(`nodes/shared/actions.generated.ts`),
      text: `${header}\n\n/** What each operation does, as n8n's list of actions says it. */\nexport const actions: Readonly<Record<string, string>> = ${literal(actions)};\n`,
    },
    {
      path: pathTo(`nodes/Lgcd/search/methods.generated.ts`),
      text: `${header}\nimport { searcher } from './search.ts';\n\nexport const listSearch = ${literal(searches)};\n`,
    },
    {
      path: pathTo(`nodes/LgcdTrigger/places.generated.ts`),
      text: `${header}\nimport type { Place } from './property-filter.ts';\n\nexport const places: readonly Place[] = ${literal(Object.values(catalog.events).flatMap((event) => placeOf(event) ?? []))};\n`,
    },
    {
      path: pathTo(`nodes/LgcdTrigger/events.generated.ts`),
      text: properties('eventsProperties', [eventsParameter]),
    },
  ];
}
