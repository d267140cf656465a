import type { HandlersOf } from '../handler.ts';
import { presentMessage } from './present.ts';
import { prepareMessage } from './rules.ts';

export const handlers = {
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
} satisfies HandlersOf<'whatsappMessage'>;
