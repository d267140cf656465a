// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const whatsappMessageProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['whatsappMessage'] } },
    options: [
      { name: 'Get', value: 'get', description: 'Get a WhatsApp message', action: `Get WhatsApp message` },
      {
        name: 'Get Many',
        value: 'getAll',
        description: 'List WhatsApp messages',
        action: `Get many WhatsApp messages`,
      },
      {
        name: 'Prepare',
        value: 'create',
        description: 'Fills a template and puts the message into the outbox, to the guest of a booking or to a number. What the booking says is filled in by itself.',
        action: `Prepare WhatsApp message`,
      },
    ],
    default: 'getAll',
  },
  {
    displayName: 'WhatsApp Message',
    name: 'id',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['get'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a WhatsApp message...',
        typeOptions: { searchListMethod: 'searchWhatsAppMessages', searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder: 'e.g. 42',
        validation: [
          {
            type: 'regex',
            properties: { regex: '\\s*#?[0-9]+\\s*', errorMessage: 'The ID of a WhatsApp message is a number' },
          },
        ],
      },
    ],
    description: 'ID of the WhatsApp message; the operation Get Many of the resource WhatsApp Message finds it',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['get'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['getAll'] } },
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['getAll'] } },
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
        description: 'Only messages about this booking; the operation Get Many of the resource Booking finds it',
      },
      {
        displayName: 'Status',
        name: 'status',
        description: 'Only messages of this status. One of Prepared, Queued, Sent, Delivered, Failed.',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          { name: 'Delivered', value: 'delivered' },
          { name: 'Failed', value: 'failed' },
          { name: 'Prepared', value: 'prepared' },
          { name: 'Queued', value: 'queued' },
          { name: 'Sent', value: 'sent' },
        ],
        default: '',
      },
    ],
  },
  {
    displayName: 'Send To',
    name: 'sendTo',
    type: 'options',
    displayOptions: {
      show: { resource: ['whatsappMessage'], operation: ['create'] },
      hide: { '/additionalFields.to': [{ _cnd: { exists: true } }] },
    },
    options: [
      {
        name: 'Guest of a Booking',
        value: 'booking',
        description: 'The phone number of the booking; what the booking says need not be typed',
      },
      { name: 'Phone Number', value: 'phone', description: 'Any number, with its country' },
    ],
    default: 'booking',
    description: 'Whom the message goes to',
  },
  {
    displayName: 'Booking',
    name: 'bookingId',
    type: 'resourceLocator',
    required: true,
    displayOptions: {
      show: { resource: ['whatsappMessage'], operation: ['create'], sendTo: ['booking'] },
      hide: {
        '/additionalFields.bookingId': [{ _cnd: { exists: true } }],
        '/additionalFields.to': [{ _cnd: { exists: true } }],
      },
    },
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
    description: 'The booking whose guest gets the message',
  },
  {
    displayName: 'Phone Number',
    name: 'to',
    type: 'string',
    required: true,
    displayOptions: {
      show: { resource: ['whatsappMessage'], operation: ['create'], sendTo: ['phone'] },
      hide: { '/additionalFields.to': [{ _cnd: { exists: true } }] },
    },
    description: 'Any number on WhatsApp, with its country',
    default: '',
    placeholder: 'e.g. +212600000000',
  },
  {
    displayName: 'WhatsApp Template',
    name: 'template',
    type: 'resourceLocator',
    required: true,
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['create'] } },
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Select a WhatsApp template...',
        typeOptions: { searchListMethod: 'searchWhatsAppTemplates', searchable: true },
      },
      { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. booking_confirmation' },
    ],
    description: 'Name of the template',
  },
  {
    displayName: 'Template Variables',
    name: 'variables',
    type: 'resourceMapper',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['create'], template: [{ _cnd: { exists: true } }] } },
    noDataExpression: true,
    default: { mappingMode: 'defineBelow', value: null },
    typeOptions: {
      loadOptionsDependsOn: ['template.value', 'sendTo', 'additionalFields.bookingId', 'additionalFields.language'],
      resourceMapper: {
        resourceMapperMethod: 'getTemplateVariables',
        mode: 'add',
        fieldWords: { singular: 'variable', plural: 'variables' },
        valuesLabel: 'Template Variables',
        addAllFields: true,
        supportAutoMap: true,
        hideNoDataError: true,
        noFieldsError: 'There is nothing to fill in.',
      },
    },
    description: 'Values of the variables of the chosen template. What the booking says (name of the guest, property, days, reference) need not be given.',
  },
  {
    displayName: 'Additional Fields',
    name: 'additionalFields',
    type: 'collection',
    placeholder: 'Add Field',
    displayOptions: { show: { resource: ['whatsappMessage'], operation: ['create'] } },
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
        description: 'The booking that the message is about. Template variables that are left empty are filled from it.',
        displayOptions: { hide: { '/bookingId': [{ _cnd: { exists: true } }] } },
      },
      {
        displayName: 'Language',
        name: 'language',
        description: 'Language of the template; fr by default. One of fr (French), en (English), ar (Arabic).',
        type: 'options',
        options: [
          { name: 'Arabic', value: 'ar' },
          { name: 'Default', value: '' },
          { name: 'English', value: 'en' },
          { name: 'French', value: 'fr' },
        ],
        default: '',
      },
      {
        displayName: 'To',
        name: 'to',
        description: 'Phone number with its country, as in +212600000000; the phone of the booking when left out',
        type: 'string',
        default: '',
        placeholder: 'e.g. +212600000000',
        displayOptions: { show: { to: [{ _cnd: { exists: true } }] } },
      },
    ],
  },
];
