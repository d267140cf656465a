import { fields } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { action, named, rowOf } from '../action.ts';
import { presentMessage } from './present.ts';
import { deliverMessage, failMessage } from './rules.ts';

const messageId = z.object({ message_id: named('whatsappMessage') });

export const actions = {
  'whatsapp.deliver': action({
    summary: 'Let a WhatsApp message arrive now',
    body: messageId,
    run: (domain, { message_id }) =>
      presentMessage(deliverMessage(domain, rowOf(domain, 'whatsapp_messages', message_id))),
  }),
  'whatsapp.fail': action({
    summary: 'Let a WhatsApp message fail now',
    body: messageId.extend({ error: fields.text('Why it fails', 1000).optional() }),
    run: (domain, { message_id, error }) =>
      presentMessage(failMessage(domain, rowOf(domain, 'whatsapp_messages', message_id), error)),
  }),
};
