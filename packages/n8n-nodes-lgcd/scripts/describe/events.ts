import type { Catalog, FamilyEntry } from '../../../core-client/src/catalog-data.ts';
import { description, inSentence, sentenceSource, sorted } from './wording.ts';

/** `iCal` of `iCal Sync Failed`: the label of an event begins with its family. */
const familyLabel = (catalog: Catalog, family: FamilyEntry) =>
  catalog.events[family.events[0] as keyof Catalog['events']].label
    .split(' ')
    .slice(0, family.name.split('_').length)
    .join(' ');

const single = (catalog: Catalog) =>
  Object.values(catalog.events).map((event) => ({
    name: event.label,
    value: event.name,
    description: description(event.description, event.label),
  }));

/** `On iCal conflict detected`: what n8n offers when somebody looks for a trigger. */
const withAction =
  (what: string) =>
  <O extends object>(option: O) => ({ ...option, action: sentenceSource(`On ${what}`) });

/** All events, to choose one from. */
export const eventOptions = (catalog: Catalog) => sorted(single(catalog), ({ name }) => name);

/** All events, their families and everything: what a webhook can subscribe to. */
export const patternOptions = (catalog: Catalog) =>
  sorted(
    [
      ...single(catalog),
      ...catalog.families.map((family) => ({
        name: `${familyLabel(catalog, family)} (All Events)`,
        value: `${family.name}.*`,
        description: `Every event of the family ${family.label}`,
      })),
      { name: 'All Events', value: '*', description: 'Every event of the agency' },
    ],
    ({ name }) => name,
  );

/** The same for the trigger, each with what n8n lists among its triggers. */
export const triggerOptions = (catalog: Catalog) =>
  patternOptions(catalog).map((option) => {
    const family = / \(All Events\)$/.exec(option.name);
    const what = family
      ? `any ${inSentence(option.name.slice(0, family.index))} event`
      : inSentence(option.name);
    return withAction(option.value === '*' ? 'any event' : what)(option);
  });
