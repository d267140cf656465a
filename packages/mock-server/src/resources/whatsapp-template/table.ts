import type { Returned } from '@lgcd/core-client/contract';
import { json, text, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type Template = Returned<'whatsappTemplate.getAll'>;

export const tables = {
  whatsapp_templates: {
    ...tenant,
    name: text,
    language: word<Template['language']>(),
    body: text,
    variables: json<string[]>(),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
