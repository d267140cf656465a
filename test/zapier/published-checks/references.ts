import { type AppDefinition, type DefinitionCheck, inputFields } from './definition.ts';

const keyOf = (reference: string): string => reference.split('.')[0] ?? '';

export const referenceChecks: DefinitionCheck[] = [
  {
    code: 'D004',
    title: 'ID Fields Should Have Dynamic Dropdowns',
    find: (app) =>
      inputFields(app)
        .filter(({ field }) => /(^|_)ids?$/i.test(field.key) || /\bIDs?\b/.test(field.label ?? ''))
        .filter(({ field }) => !field.dynamic && !field.choices)
        .map(({ where }) => ({ where, message: 'Offer a dropdown instead of asking for an ID.' })),
  },
  {
    code: 'D005',
    title: 'Dynamic Dropdown Connects to a Non-Existing Trigger',
    find: (app) =>
      inputFields(app)
        .filter(({ field }) => field.dynamic && !app.triggers?.[keyOf(field.dynamic)])
        .map(({ field, where }) => ({
          where,
          message: `There is no trigger ${keyOf(field.dynamic ?? '')}.`,
        })),
  },
  {
    code: 'D013',
    title: 'Connects to a Non-Existing Search',
    find: (app) =>
      inputFields(app)
        .filter(({ field }) => field.search && !app.searches?.[keyOf(field.search)])
        .map(({ field, where }) => ({ where, message: `There is no search ${keyOf(field.search ?? '')}.` })),
  },
  {
    code: 'D014',
    title: 'Has a Search Connector, but No Dynamic Dropdown',
    find: (app) =>
      inputFields(app)
        .filter(({ field }) => field.search && !field.dynamic)
        .map(({ where }) => ({ where, message: 'A field with a search needs a dropdown too.' })),
  },
  {
    code: 'D015',
    title: 'Search-Or-Create Connects to a Non-Existing Action/Search',
    find: (app) => Object.values(app.searchOrCreates ?? {}).flatMap((pair) => missingHalves(app, pair)),
  },
];

function missingHalves(app: AppDefinition, pair: { key: string; search: string; create: string }) {
  const where = `searchOrCreates.${pair.key}`;
  const missing = [];
  if (!app.searches?.[pair.search]) missing.push({ where, message: `There is no search ${pair.search}.` });
  if (!app.creates?.[pair.create]) missing.push({ where, message: `There is no create ${pair.create}.` });
  return missing;
}
