import type { PageContext, Part } from '../../../cockpit/app.ts';
import { call } from '../../../cockpit/call.ts';
import { show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { html } from '../../../cockpit/ui/html.ts';
import { formValues } from '../../../cockpit/values.ts';
import { Invalid } from '../../../http/laravel/errors.ts';
import { draftOf, type WebhookDraft, webhookForm } from './form.ts';
import { secretPage } from './secret.ts';

const formPage = (c: PageContext, draft: WebhookDraft, error?: Invalid) =>
  show(
    c,
    { title: 'Create a webhook', section: '/webhooks', trail: [['/webhooks', 'Webhooks']] },
    card({}, webhookForm(c.var.frame.to('/webhooks/new'), draft, 'Create', error)),
    error ? 422 : 200,
  );

export const webhookNew: Part = (app, core) => {
  app.get('/webhooks/new', (c) => formPage(c, { url: '', events: [], description: '' }));

  app.post('/webhooks/new', async (c) => {
    const draft = draftOf(await formValues(c));
    const description = draft.description || null;
    try {
      const webhook = await call(core, c.var.domain, 'webhook.create', {
        ...draft,
        events: [...draft.events],
        description,
      });
      return await secretPage(c, webhook, 'Webhook created', html`Events are sent to it from now on.`, 201);
    } catch (error) {
      if (error instanceof Invalid) return formPage(c, draft, error);
      throw error;
    }
  });
};
