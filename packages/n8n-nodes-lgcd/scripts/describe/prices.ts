import type { Parameter } from './field.ts';
import { withDefaults } from './versions.ts';

const date = {
  displayName: 'Date',
  name: 'date',
  type: 'dateTime',
  typeOptions: { dateOnly: true },
};

const price = {
  displayName: 'Price',
  name: 'price',
  // As text, because a number has no empty value, and a price of 0 must not come of a field that was left alone.
  type: 'string',
  placeholder: 'e.g. 950',
  description: 'Price of the night, in MAD, as in 950 or 950.50',
};

const minStay = {
  displayName: 'Min Stay',
  name: 'minStay',
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 365, numberPrecision: 0 },
  default: '',
  description: 'Fewest nights of a stay that begins on the day. Left empty or 0, it stays as it is.',
};

const json = {
  displayName: 'Prices',
  name: 'prices',
  type: 'json',
  default: '[]',
  hint: 'As in [{ "date": "2026-08-12", "price": 950, "min_stay": 3 }]',
  description:
    'The days and their prices in MAD. With min_stay, the shortest stay that begins on a day is set too. Days that are not named stay as they are.',
};

/** Parameters of Sync Prices: each item is a day, or each item carries its days. */
export const priceParameters: readonly Parameter[] = [
  ...withDefaults(
    {
      displayName: 'Prices From',
      name: 'pricesFrom',
      type: 'options',
      options: [
        {
          name: 'Define Below',
          value: 'rows',
          description: 'A row for each day, for each input item',
        },
        {
          name: 'Input Items',
          value: 'inputItems',
          description:
            'Each input item is a day of a property, as rows of a sheet are; they are sent together',
        },
        {
          name: 'JSON',
          value: 'list',
          description: 'A list of days, as a pricing tool gives it, for each input item',
        },
      ],
      description: 'Where the days and their prices are',
    },
    'list',
    'inputItems',
  ),
  {
    ...date,
    required: true,
    when: { pricesFrom: ['inputItems'] },
    default: '={{ $json.date }}',
    description: 'Day of the item. Each day of a property is given once.',
  },
  { ...price, required: true, when: { pricesFrom: ['inputItems'] }, default: '={{ $json.price }}' },
  { ...minStay, when: { pricesFrom: ['inputItems'] } },
  {
    displayName: 'Days',
    name: 'rows',
    type: 'fixedCollection',
    required: true,
    when: { pricesFrom: ['rows'] },
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Day',
    default: { day: [{ date: '', price: '', minStay: '' }] },
    description: 'The days and their prices. Days that are not named stay as they are.',
    options: [
      {
        displayName: 'Day',
        name: 'day',
        values: [
          { ...date, default: '', description: 'The night that begins on this day' },
          { ...price, default: '' },
          minStay,
        ],
      },
    ],
  },
  { ...json, required: true, when: { pricesFrom: ['list'] } },
];
