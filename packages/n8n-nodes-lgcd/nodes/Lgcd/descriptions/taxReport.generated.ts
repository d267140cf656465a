// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const taxReportProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['taxReport'] } },
    options: [
      { name: 'Get', value: 'get', description: 'Get a tax report', action: 'Get tax report' },
      { name: 'Get Many', value: 'getAll', description: 'List tax reports', action: 'Get many tax reports' },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Tax Report',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['taxReport'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a tax report...',
        typeOptions: { searchListMethod: 'searchTaxReports', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a tax report is a number' },
          },
        ],
      },
    ],
    description: 'ID of the tax report; the operation Get Many of the resource Tax Report finds it',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['taxReport'], operation: ['get'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['taxReport'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['taxReport'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['taxReport'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['taxReport'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Period',
        name: 'period',
        description: 'Only reports of this month, as in 2026-07',
        type: 'string',
        default: '',
        placeholder: 'e.g. 2026-07, the month of the tax report',
      },
      {
        displayName: 'Type',
        name: 'type',
        description: 'Only reports of this type. One of Tourist Tax, Income.',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          { name: 'Income', value: 'income' },
          { name: 'Tourist Tax', value: 'tourist_tax' },
        ],
        default: '',
      },
    ],
  },
];
