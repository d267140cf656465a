import type { Handlers } from '../../engine/domain.ts';
import { presentMessage, presentTemplate } from './present.ts';
import { prepareMessage } from './rules.ts';

export const whatsapp = {
  'whatsappMessage.getAll': (ctx, input) =>
    ctx.store.page(
      'whatsapp_messages',
      [
        ['status = ?', input.status],
        ['booking_id = ?', input.booking_id],
      ],
      input,
      presentMessage,
    ),

  'whatsappMessage.get': (ctx) => presentMessage(ctx.model),

  'whatsappMessage.create': (ctx, input) => presentMessage(prepareMessage(ctx, input)),

  'whatsappTemplate.getAll': (ctx, input) =>
    ctx.store.page('whatsapp_templates', [['language = ?', input.language]], input, presentTemplate),
} satisfies Partial<Handlers>;
