// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const invoiceProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['invoice'] } },
    options: [
      { name: 'Get', value: 'get', description: 'Get an invoice', action: 'Get invoice' },
      { name: 'Get Many', value: 'getAll', description: 'List invoices', action: 'Get many invoices' },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Invoice',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['invoice'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select an invoice...',
        typeOptions: { searchListMethod: 'searchInvoices', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of an invoice is a number' },
          },
        ],
      },
    ],
    description: 'ID of the invoice; the operation Get Many of the resource Invoice finds it',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['invoice'], operation: ['get'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['invoice'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['invoice'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['invoice'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['invoice'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Booking',
        name: 'bookingId',
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [
          {
            displayName: 'From List',
            name: 'list',
            type: 'list',
            placeholder: 'Select a booking...',
            typeOptions: { searchListMethod: 'searchBookings', searchable: true },
          },
          {
            displayName: 'By ID',
            name: 'id',
            type: 'string',
            placeholder: 'e.g. 42',
            validation: [
              {
                type: 'regex',
                properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a booking is a number' },
              },
            ],
          },
          {
            displayName: 'By URL',
            name: 'url',
            type: 'string',
            placeholder: 'e.g. https://api.lgcd.ma/v1/bookings/42',
            extractValue: { type: 'regex', regex: '/bookings/([0-9]+)' },
            validation: [
              {
                type: 'regex',
                properties: {
                  regex: '\\s*https?://.+/bookings/[0-9]+(?:[/?#].*)?\\s*',
                  errorMessage: 'The URL has no /bookings/ with an ID behind it',
                },
              },
            ],
          },
        ],
        description: 'Only invoices of this booking; the operation Get Many of the resource Booking finds it',
      },
      {
        displayName: 'Issued From',
        name: 'issuedFrom',
        description: 'Only invoices issued on or after this day, written YYYY-MM-DD, as in 2026-08-12',
        type: 'dateTime',
        typeOptions: { dateOnly: true },
        default: '',
      },
      {
        displayName: 'Issued To',
        name: 'issuedTo',
        description: 'Only invoices issued on or before this day, written YYYY-MM-DD, as in 2026-08-12',
        type: 'dateTime',
        typeOptions: { dateOnly: true },
        default: '',
      },
      {
        displayName: 'Status',
        name: 'status',
        description: 'Only invoices of this status. One of Draft, Sent, Paid, Cancelled.',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          { name: 'Cancelled', value: 'cancelled' },
          { name: 'Draft', value: 'draft' },
          { name: 'Paid', value: 'paid' },
          { name: 'Sent', value: 'sent' },
        ],
        default: '',
      },
    ],
  },
];
