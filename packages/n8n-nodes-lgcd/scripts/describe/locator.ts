import type { Catalog, InputField, ResourceEntry } from '../../../core-client/src/catalog-data.ts';
import { capital, inSentence } from './wording.ts';

/** Objects that have an address of their own in LGCD, so that one may paste it. */
const withUrl = ['booking', 'owner', 'property', 'webhook'];

/** `webhookDelivery` to `searchWebhookDeliveries`: the method that lists what one can choose from. */
export const searchMethod = (resource: ResourceEntry) =>
  `search${resource.plural.split(' ').map(capital).join('')}`;

/** The path segment of a resource, as in `/bookings/42`. */
export const segmentOf = (catalog: Catalog, resource: ResourceEntry) => {
  const list = catalog.operations[`${resource.name}.getAll` as keyof Catalog['operations']];
  return list.path.split('/').at(-1) as string;
};

const article = (noun: string) => (/^[aeiou]/i.test(noun) ? 'an' : 'a');

/** A resource locator: from a searchable list, by ID (a template: by name), by URL where the object has one. */
export function locator(catalog: Catalog, field: InputField, resource: ResourceEntry) {
  const noun = inSentence(resource.label);
  const segment = segmentOf(catalog, resource);
  const byName = field.type === 'string';
  return {
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: `Select ${article(noun)} ${noun}...`,
        typeOptions: { searchListMethod: searchMethod(resource), searchable: true },
      },
      byName
        ? { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. booking_confirmation' }
        : {
            displayName: 'By ID',
            name: 'id',
            type: 'string',
            placeholder: 'e.g. 42',
            validation: [
              {
                type: 'regex',
                properties: {
                  // n8n holds it against the whole text; white space and a # come along when an ID is pasted.
                  regex: '\\s*#?[0-9]+\\s*',
                  errorMessage: `The ID of ${article(noun)} ${noun} is a number`,
                },
              },
            ],
          },
      ...(withUrl.includes(resource.name)
        ? [
            {
              displayName: 'By URL',
              name: 'url',
              type: 'string',
              placeholder: `e.g. https://api.lgcd.ma/v1/${segment}/42`,
              extractValue: { type: 'regex', regex: `/${segment}/([0-9]+)` },
              validation: [
                {
                  type: 'regex',
                  properties: {
                    // Whatever stands behind the ID in the browser comes along.
                    regex: `\\s*https?://.+/${segment}/[0-9]+(?:[/?#].*)?\\s*`,
                    errorMessage: `The URL has no /${segment}/ with an ID behind it`,
                  },
                },
              ],
            },
          ]
        : []),
    ],
  };
}
