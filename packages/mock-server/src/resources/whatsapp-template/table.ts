import { json, text, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export const tables = {
  whatsapp_templates: {
    ...tenant,
    name: text,
    language: word<'fr' | 'en' | 'ar'>(),
    body: text,
    variables: json<string[]>(),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
