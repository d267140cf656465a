import { nullable, text } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

export const tables = {
  owners: {
    ...tenant,
    name: text,
    company: nullable(text),
    email: nullable(text),
    phone: nullable(text),
    city: nullable(text),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
