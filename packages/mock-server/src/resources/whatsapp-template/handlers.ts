import type { HandlersOf } from '../handler.ts';
import { presentTemplate } from './present.ts';

export const handlers = {
  'whatsappTemplate.getAll': (ctx, input) =>
    ctx.store.page('whatsapp_templates', [['language = ?', input.language]], input, presentTemplate),
} satisfies HandlersOf<'whatsappTemplate'>;
