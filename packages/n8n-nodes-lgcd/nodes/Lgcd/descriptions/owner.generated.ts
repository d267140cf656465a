// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const ownerProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['owner'] } },
    options: [
      { name: 'Get', value: 'get', description: 'Get an owner', action: 'Get owner' },
      { name: 'Get Many', value: 'getAll', description: 'List owners', action: 'Get many owners' },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Owner',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['owner'], operation: ['get'] } },
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
    description: 'ID of the owner; the operation Get Many of the resource Owner finds it',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['owner'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['owner'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['owner'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Search',
        name: 'search',
        description: 'Only owners whose name, company, email or phone contains this text',
        type: 'string',
        default: '',
      },
    ],
  },
];
