import type { SamplesOf } from '../define.ts';
import { blockOf, newest } from '../sample.ts';
import { presentMessage } from './present.ts';

export const samples = {
  'whatsapp.message_failed': (domain) =>
    blockOf(newest(domain, 'whatsapp_messages', "status = 'failed'"), (message) => ({
      message: presentMessage(message),
    })),
} satisfies SamplesOf<'whatsapp'>;
