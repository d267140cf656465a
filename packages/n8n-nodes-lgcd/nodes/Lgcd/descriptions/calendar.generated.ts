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
    description: 'First day, written YYYY-MM-DD, as in 2026-08-12',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'dateTime',
    required: true,
    displayOptions: { show: { resource: ['calendar'], operation: ['get'] } },
    description: 'Last day, inclusive; at most 366 days in all. Written YYYY-MM-DD, as in 2026-08-12.',
    typeOptions: { dateOnly: true },
    default: '',
  },
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    displayOptions: { show: { resource: ['calendar'], operation: ['get'], '@version': [1] } },
    options: [
      {
        name: 'One Item a Day',
        value: 'days',
        description: 'A row a property and day, with its status, price and shortest stay',
      },
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
    displayOptions: { show: { resource: ['calendar'], operation: ['get'], '@version': [{ _cnd: { gte: 1.1 } }] } },
    options: [
      {
        name: 'One Item a Day',
        value: 'days',
        description: 'A row a property and day, with its status, price and shortest stay',
      },
      {
        name: 'Whole Document',
        value: 'raw',
        description: 'One item, as LGCD gives it, for code and other programs',
      },
    ],
    description: 'How the answer becomes items',
    default: 'days',
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
        displayName: 'Property Names or IDs',
        name: 'propertyIds',
        description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
        type: 'multiOptions',
        typeOptions: { loadOptionsMethod: 'getProperties' },
        default: [],
      },
    ],
  },
];
