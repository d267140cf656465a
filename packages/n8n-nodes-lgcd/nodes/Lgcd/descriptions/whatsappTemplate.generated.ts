// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const whatsappTemplateProperties: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['whatsappTemplate'] } },
    options: [
      {
        name: 'Get Many',
        value: 'getAll',
        description: 'List WhatsApp templates',
        action: `Get many WhatsApp templates`,
      },
    ],
    default: 'getAll',
  },
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    displayOptions: { show: { resource: ['whatsappTemplate'], operation: ['getAll'] } },
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { resource: ['whatsappTemplate'], operation: ['getAll'], returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add Filter',
    displayOptions: { show: { resource: ['whatsappTemplate'], operation: ['getAll'] } },
    default: {},
    options: [
      {
        displayName: 'Language',
        name: 'language',
        description: 'Only templates in this language. One of fr (French), en (English), ar (Arabic).',
        type: 'options',
        options: [
          { name: 'Any', value: '' },
          { name: 'Arabic', value: 'ar' },
          { name: 'English', value: 'en' },
          { name: 'French', value: 'fr' },
        ],
        default: '',
      },
    ],
  },
];
