// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const calendarProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['calendar'] } },
    options: [
      {
        name: 'Get',
        value: 'get',
        description: 'Every day of every property between two dates, at most 366 days, without pages. Archived properties are left out.',
        action: 'Get calendar',
      },
    ],
    default: 'get',
  },
  {
    displayName: 'From',
    name: 'from',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['calendar'], operation: ['get'] } },
    description: 'First day',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['calendar'], operation: ['get'] } },
    description: 'Last day, inclusive; at most 366 days in all',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: { resource: ['calendar'], operation: ['get'] } },
    default: {},
    options: [
      {
        displayName: 'Property',
        name: 'propertyIds',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            placeholder: 'Select a property...',
            typeOptions: { searchListMethod: 'searchProperties', searchable: true },
          },
          {
            displayName: 'By ID',
            name: 'id',
            type: 'string',
            placeholder: 'e.g. 42',
            validation: [
              {
                type: 'regex',
                properties: { regex: '^[0-9]+$', errorMessage: 'The ID of a property is a number' },
              },
            ],
          },
          {
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: 'e.g. https://api.lgcd.ma/v1/properties/42',
            extractValue: { type: 'regex', regex: '^https?://.+/properties/([0-9]+)' },
            validation: [
              {
                type: 'regex',
                properties: {
                  regex: '^https?://.+/properties/[0-9]+',
                  errorMessage: 'The URL has no /properties/ with an ID behind it',
                },
              },
            ],
          },
        ],
        description: 'Only these properties',
      },
    ],
  },
];
