// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const statementProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['statement'] } },
    options: [
      { name: 'Get', value: 'get', description: 'Get an owner statement', action: 'Get owner statement' },
      {
        name: 'Get Many',
        value: 'getAll',
        description: 'List owner statements',
        action: 'Get many owner statements',
      },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Statement',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['statement'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a statement...',
        typeOptions: { searchListMethod: 'searchStatements', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a statement is a number' },
          },
        ],
      },
    ],
    description: 'ID of the statement; the operation Get Many of the resource Statement finds it',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['statement'], operation: ['get'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['statement'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['statement'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['statement'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['statement'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Owner',
        name: 'ownerId',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            placeholder: 'Select an owner...',
            typeOptions: { searchListMethod: 'searchOwners', searchable: true },
          },
          {
            displayName: 'By ID',
            name: 'id',
            type: 'string',
            placeholder: 'e.g. 42',
            validation: [
              {
                type: 'regex',
                properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of an owner is a number' },
              },
            ],
          },
          {
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: 'e.g. https://api.lgcd.ma/v1/owners/42',
            extractValue: { type: 'regex', regex: '/owners/([0-9]+)' },
            validation: [
              {
                type: 'regex',
                properties: {
                  regex: '\\s*https?://.+/owners/[0-9]+(?:[/?#].*)?\\s*',
                  errorMessage: 'The URL has no /owners/ with an ID behind it',
                },
              },
            ],
          },
        ],
        description: 'Only statements of this owner; the operation Get Many of the resource Owner finds it',
      },
      {
        displayName: 'Period',
        name: 'period',
        description: 'Only statements of this month, as in 2026-07',
        type: 'string',
        default: '',
        placeholder: 'e.g. 2026-07, the month of the statement',
      },
    ],
  },
];
