import { operations } from '@lgcd/core-client/contract';
import { z } from 'zod';
import { invalid } from '../../http/laravel/errors.ts';
import { action, named, rowOf } from '../action.ts';
import { audit } from '../audit-log/audit.ts';
import { presentTemplate } from './present.ts';
import { variablesIn } from './variables.ts';

const { name, language, body } = operations['whatsappTemplate.getAll'].returns.schema.shape;

export const actions = {
  'whatsapp_template.create': action({
    summary: 'Have a WhatsApp template approved; its {{variables}} are read from the text',
    body: z.object({ name, language, body: body.min(1) }),
    run: (domain, input) => {
      const same = domain.store.first('whatsapp_templates', [
        ['name = ?', input.name],
        ['language = ?', input.language],
      ]);
      if (same) {
        throw invalid({
          name: `The template ${input.name} is there in ${input.language} already (${same.id}).`,
        });
      }
      const row = domain.store.insert('whatsapp_templates', {
        ...input,
        variables: variablesIn(input.body),
      });
      audit(domain, {
        action: 'whatsapp_template.created',
        description: `The WhatsApp template ${row.name} (${row.language}) was approved.`,
        subject: ['whatsapp_template', row.id],
      });
      return presentTemplate(row);
    },
  }),
  'whatsapp_template.delete': action({
    summary: 'Take a WhatsApp template away: messages in it are refused from now on',
    body: z.object({ whatsapp_template_id: named('whatsappTemplate') }),
    run: (domain, { whatsapp_template_id }) => {
      const row = rowOf(domain, 'whatsapp_templates', whatsapp_template_id);
      domain.store.delete('whatsapp_templates', row.id);
      audit(domain, {
        action: 'whatsapp_template.deleted',
        description: `The WhatsApp template ${row.name} (${row.language}) was taken away.`,
        subject: ['whatsapp_template', row.id],
      });
      return presentTemplate(row);
    },
  }),
};
