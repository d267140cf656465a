import { catalog, type Field } from '../../../core-client/src/catalog-data.ts';
import type { DocumentName, outputs } from '../../nodes/Lgcd/outputs.ts';
import type { Parameter } from './field.ts';
import { type JsonSchema, objectSchema } from './json-schema.ts';
import { withDefaults } from './versions.ts';

const raw = {
  name: 'Whole Document',
  description: 'One item, as LGCD gives it, for code and other programs',
};

const ofReport = {
  periods: {
    name: 'One Item a Period',
    description: 'A row a day, week or month, by Granularity: for a sheet or a chart',
  },
  properties: { name: 'One Item a Property', description: 'A row a property, for all the days together' },
  total: { name: 'The Total', description: 'One item for all properties and days' },
  raw,
};

/** What each choice is called; a missing one does not compile. */
const choices: { [N in DocumentName]: Record<keyof (typeof outputs)[N], typeof raw> } = {
  'calendar.get': {
    days: {
      name: 'One Item a Day',
      description: 'A row a property and day, with its status, price and shortest stay',
    },
    raw,
  },
  'report.getOccupancy': ofReport,
  'report.getRevenue': ofReport,
};

/** The first, as in `outputs`. */
const usual = (operation: DocumentName) => Object.keys(choices[operation])[0];

export const outputParameters = (operation: DocumentName): Parameter[] =>
  withDefaults(
    {
      displayName: 'Output',
      name: 'output',
      type: 'options',
      options: Object.entries(choices[operation]).map(([value, { name, description }]) => ({
        name,
        value,
        description,
      })),
      description: 'How the answer becomes items',
    },
    'raw',
    usual(operation),
  );

const inner = (fields: readonly Field[], ...path: string[]): readonly Field[] =>
  path.reduce((found, name) => {
    const field = found.find((entry) => entry.name === name);
    return field?.items?.fields ?? field?.fields ?? [];
  }, fields);

const without = (fields: readonly Field[], name: string) => fields.filter((field) => field.name !== name);

/** What an item has in the usual output. */
export function usualOutput(operation: DocumentName): JsonSchema {
  const { output } = catalog.operations[operation];
  const currency = output.filter(({ name }) => name === 'currency');
  const rows =
    operation === 'calendar.get'
      ? [...without(inner(output, 'data'), 'days'), ...inner(output, 'data', 'days')]
      : inner(output, 'data', 'series');
  return objectSchema([...rows, ...currency]);
}
