// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const propertyProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['property'] } },
    options: [
      {
        name: 'Export Calendar',
        value: 'exportCalendar',
        description: 'The bookings and blocked days of the property as an iCal file, for a channel to read',
        action: 'Export calendar of property',
      },
      { name: 'Get', value: 'get', description: 'Get a property', action: 'Get property' },
      { name: 'Get Many', value: 'getAll', description: 'List properties', action: 'Get many properties' },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Property',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['property'], operation: ['exportCalendar'] } },
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
    description: 'ID of the property; the operation Get Many of the resource Property finds it',
  },
  {
    displayName: 'Put Output File in Field',
    name: 'binaryPropertyName',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['property'], operation: ['exportCalendar'] } },
    default: 'data',
    hint: 'The name of the output binary field to put the file in',
  },
  {
    displayName: 'Property',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['property'], operation: ['get'] } },
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
    description: 'ID of the property; the operation Get Many of the resource Property finds it',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['property'], operation: ['get'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['property'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['property'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['property'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['property'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'City',
        name: 'city',
        description: 'Only properties in this city',
        type: 'string',
        default: '',
      },
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
        description: 'Only properties of this owner; the operation Get Many of the resource Owner finds it',
      },
      {
        displayName: 'Search',
        name: 'search',
        description: 'Only properties whose name, city or address contains this text',
        type: 'string',
        default: '',
      },
      {
        displayName: 'Status',
        name: 'status',
        description: 'Only properties of this status. One of Active, Inactive, Archived.',
        type: 'options',
        options: [
          { name: 'Active', value: 'active' },
          { name: 'Any', value: '' },
          { name: 'Archived', value: 'archived' },
          { name: 'Inactive', value: 'inactive' },
        ],
        default: '',
      },
    ],
  },
];
