// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const reportProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['report'] } },
    options: [
      {
        name: 'Get Occupancy',
        value: 'getOccupancy',
        description: 'Nights sold of the nights that could be sold. Each night counts on its own day. Confirmed, checked-in and checked-out bookings count; pending, cancelled and no-show ones do not.',
        action: 'Get occupancy report',
      },
      {
        name: 'Get Revenue',
        value: 'getRevenue',
        description: 'Gross and net revenue, ADR and RevPAR. Each night counts on its own day. Confirmed, checked-in and checked-out bookings count; pending, cancelled and no-show ones do not.',
        action: 'Get revenue report',
      },
    ],
    default: 'getOccupancy',
  },
  {
    displayName: 'From',
    name: 'from',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['report'], operation: ['getOccupancy'] } },
    description: 'First day, written YYYY-MM-DD, as in 2026-08-12',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['report'], operation: ['getOccupancy'] } },
    description: 'Last day, inclusive; at most 366 days in all. Written YYYY-MM-DD, as in 2026-08-12.',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    displayOptions: { show: { resource: ['report'], operation: ['getOccupancy'], '@version': [1] } },
    options: [
      {
        name: 'One Item a Period',
        value: 'periods',
        description: 'A row a day, week or month, by Granularity: for a sheet or a chart',
      },
      {
        name: 'One Item a Property',
        value: 'properties',
        description: 'A row a property, for all the days together',
      },
      { name: 'The Total', value: 'total', description: 'One item for all properties and days' },
      {
        name: 'Whole Document',
        value: 'raw',
        description: 'One item, as LGCD gives it, for code and other programs',
      },
    ],
    description: 'How the answer becomes items',
    default: 'raw',
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    displayOptions: { show: { resource: ['report'], operation: ['getOccupancy'], '@version': [{ _cnd: { gte: 1.1 } }] } },
    options: [
      {
        name: 'One Item a Period',
        value: 'periods',
        description: 'A row a day, week or month, by Granularity: for a sheet or a chart',
      },
      {
        name: 'One Item a Property',
        value: 'properties',
        description: 'A row a property, for all the days together',
      },
      { name: 'The Total', value: 'total', description: 'One item for all properties and days' },
      {
        name: 'Whole Document',
        value: 'raw',
        description: 'One item, as LGCD gives it, for code and other programs',
      },
    ],
    description: 'How the answer becomes items',
    default: 'periods',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: { resource: ['report'], operation: ['getOccupancy'] } },
    default: {},
    options: [
      {
        displayName: 'Granularity',
        name: 'granularity',
        description: 'Step of the series; day by default. One of Day, Week, Month.',
        type: 'options',
        options: [
          { name: 'Day', value: 'day' },
          { name: 'Default', value: '' },
          { name: 'Month', value: 'month' },
          { name: 'Week', value: 'week' },
        ],
        default: '',
      },
      {
        displayName: 'Property',
        name: 'propertyId',
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
                properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a property is a number' },
              },
            ],
          },
          {
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: 'e.g. https://api.lgcd.ma/v1/properties/42',
            extractValue: { type: 'regex', regex: '/properties/([0-9]+)' },
            validation: [
              {
                type: 'regex',
                properties: {
                  regex: '\\s*https?://.+/properties/[0-9]+(?:[/?#].*)?\\s*',
                  errorMessage: 'The URL has no /properties/ with an ID behind it',
                },
              },
            ],
          },
        ],
        description: 'Only this property; the operation Get Many of the resource Property finds it',
      },
    ],
  },
  {
    displayName: 'From',
    name: 'from',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['report'], operation: ['getRevenue'] } },
    description: 'First day, written YYYY-MM-DD, as in 2026-08-12',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['report'], operation: ['getRevenue'] } },
    description: 'Last day, inclusive; at most 366 days in all. Written YYYY-MM-DD, as in 2026-08-12.',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    displayOptions: { show: { resource: ['report'], operation: ['getRevenue'], '@version': [1] } },
    options: [
      {
        name: 'One Item a Period',
        value: 'periods',
        description: 'A row a day, week or month, by Granularity: for a sheet or a chart',
      },
      {
        name: 'One Item a Property',
        value: 'properties',
        description: 'A row a property, for all the days together',
      },
      { name: 'The Total', value: 'total', description: 'One item for all properties and days' },
      {
        name: 'Whole Document',
        value: 'raw',
        description: 'One item, as LGCD gives it, for code and other programs',
      },
    ],
    description: 'How the answer becomes items',
    default: 'raw',
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    displayOptions: { show: { resource: ['report'], operation: ['getRevenue'], '@version': [{ _cnd: { gte: 1.1 } }] } },
    options: [
      {
        name: 'One Item a Period',
        value: 'periods',
        description: 'A row a day, week or month, by Granularity: for a sheet or a chart',
      },
      {
        name: 'One Item a Property',
        value: 'properties',
        description: 'A row a property, for all the days together',
      },
      { name: 'The Total', value: 'total', description: 'One item for all properties and days' },
      {
        name: 'Whole Document',
        value: 'raw',
        description: 'One item, as LGCD gives it, for code and other programs',
      },
    ],
    description: 'How the answer becomes items',
    default: 'periods',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    displayOptions: { show: { resource: ['report'], operation: ['getRevenue'] } },
    default: {},
    options: [
      {
        displayName: 'Granularity',
        name: 'granularity',
        description: 'Step of the series; day by default. One of Day, Week, Month.',
        type: 'options',
        options: [
          { name: 'Day', value: 'day' },
          { name: 'Default', value: '' },
          { name: 'Month', value: 'month' },
          { name: 'Week', value: 'week' },
        ],
        default: '',
      },
      {
        displayName: 'Property',
        name: 'propertyId',
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
                properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a property is a number' },
              },
            ],
          },
          {
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: 'e.g. https://api.lgcd.ma/v1/properties/42',
            extractValue: { type: 'regex', regex: '/properties/([0-9]+)' },
            validation: [
              {
                type: 'regex',
                properties: {
                  regex: '\\s*https?://.+/properties/[0-9]+(?:[/?#].*)?\\s*',
                  errorMessage: 'The URL has no /properties/ with an ID behind it',
                },
              },
            ],
          },
        ],
        description: 'Only this property; the operation Get Many of the resource Property finds it',
      },
    ],
  },
];
