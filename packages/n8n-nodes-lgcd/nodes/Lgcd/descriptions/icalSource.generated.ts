// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const icalSourceProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['icalSource'] } },
    options: [
      {
        name: 'Create',
        value: 'create',
        description: 'Has LGCD read the calendar of a channel, and block the days that are taken there',
        action: `Add iCal source`,
      },
      {
        name: 'Delete',
        value: 'delete',
        description: 'Removes the source, and with it the days that it blocked',
        action: `Delete iCal source`,
      },
      {
        name: 'Get Many',
        value: 'getAll',
        description: 'List the iCal sources of a property',
        action: `Get many iCal sources of property`,
      },
      {
        name: 'Sync',
        value: 'sync',
        description: 'Has LGCD read the calendar now. The outcome comes later: the status of the source tells it, and the trigger tells of conflicts.',
        action: `Sync iCal source`,
      },
      { name: 'Update', value: 'update', description: 'Update an iCal source', action: `Update iCal source` },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Property',
    name: 'propertyId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['create'] } },
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
    displayName: 'Name',
    name: 'name',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['create'] } },
    description: 'Name of the source',
    default: '',
  },
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['create'] } },
    description: 'Channel that publishes the calendar. One of Airbnb, Booking.com, Vrbo, Other.',
    options: [
      { name: 'Airbnb', value: 'airbnb' },
      { name: 'Booking.com', value: 'booking' },
      { name: 'Other', value: 'other' },
      { name: 'Vrbo', value: 'vrbo' },
    ],
    default: 'airbnb',
  },
  {
    displayName: 'URL',
    name: 'url',
    type: 'string',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['create'] } },
    description: 'Address of the iCalendar',
    default: '',
    placeholder: 'e.g. https://example.com/calendar.ics',
  },
  {
    displayName: 'Property',
    name: 'propertyId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['delete'] } },
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
    displayName: 'iCal Source',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['delete'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select an iCal source...',
        typeOptions: { searchListMethod: 'searchICalSources', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of an iCal source is a number' },
          },
        ],
      },
    ],
    description: 'ID of the iCal source; the operation Get Many of the resource iCal Source finds it',
  },
  {
    displayName: 'Property',
    name: 'propertyId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['getAll'] } },
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
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['icalSource'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['icalSource'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['icalSource'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Property',
    name: 'propertyId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['sync'] } },
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
    displayName: 'iCal Source',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['sync'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select an iCal source...',
        typeOptions: { searchListMethod: 'searchICalSources', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of an iCal source is a number' },
          },
        ],
      },
    ],
    description: 'ID of the iCal source; the operation Get Many of the resource iCal Source finds it',
  },
  {
    displayName: 'Property',
    name: 'propertyId',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['update'] } },
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
    displayName: 'iCal Source',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['icalSource'], operation: ['update'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select an iCal source...',
        typeOptions: { searchListMethod: 'searchICalSources', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of an iCal source is a number' },
          },
        ],
      },
    ],
    description: 'ID of the iCal source; the operation Get Many of the resource iCal Source finds it',
  },
  {
    displayName: 'Update Fields',
    name: 'updateFields',
    type: 'collection',
    placeholder: 'Add Field',
    displayOptions: { show: { resource: ['icalSource'], operation: ['update'] } },
    default: {},
    options: [
      {
        displayName: 'Channel',
        name: 'channel',
        description: 'Channel that publishes the calendar. One of Airbnb, Booking.com, Vrbo, Other.',
        type: 'options',
        options: [
          { name: 'Airbnb', value: 'airbnb' },
          { name: 'As It Is', value: '' },
          { name: 'Booking.com', value: 'booking' },
          { name: 'Other', value: 'other' },
          { name: 'Vrbo', value: 'vrbo' },
        ],
        default: '',
      },
      { displayName: 'Name', name: 'name', description: 'Name of the source', type: 'string', default: '' },
      {
        displayName: 'URL',
        name: 'url',
        description: 'Address of the iCalendar',
        type: 'string',
        default: '',
        placeholder: 'e.g. https://example.com/calendar.ics',
      },
    ],
  },
];
