import type { PageContext, Part } from '../../../cockpit/app.ts';
import { call } from '../../../cockpit/call.ts';
import { missing, seeOther, show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { html } from '../../../cockpit/ui/html.ts';
import { formValues, idOf } from '../../../cockpit/values.ts';
import { Invalid } from '../../../http/laravel/errors.ts';
import { draftOf, type WebhookDraft, webhookForm } from './form.ts';
import { secretPage } from './secret.ts';

/** What people do with a webhook. Each runs the API's own operation, so the rules stand once. */
export const webhookActions: Part = (app, core) => {
  const find = (c: PageContext) => c.var.domain.store.find('webhooks', idOf(c));
  const none = (c: PageContext) => missing(c, 'such webhook', '/webhooks');

  const editPage = (c: PageContext, id: number, draft: WebhookDraft, error?: Invalid) =>
    show(
      c,
      {
        title: 'Edit the webhook',
        section: '/webhooks',
        trail: [
          ['/webhooks', 'Webhooks'],
          [`/webhooks/${id}`, draft.url],
        ],
      },
      card({}, webhookForm(c.var.frame.to(`/webhooks/${id}/edit`), draft, 'Save', error)),
      error ? 422 : 200,
    );

  app.get('/webhooks/:id{[0-9]+}/edit', (c) => {
    const webhook = find(c);
    if (!webhook) return none(c);
    return editPage(c, webhook.id, { ...webhook, description: webhook.description ?? '' });
  });

  app.post('/webhooks/:id{[0-9]+}/edit', async (c) => {
    const webhook = find(c);
    if (!webhook) return none(c);
    const draft = draftOf(await formValues(c));
    const description = draft.description || null;
    try {
      await call(core, c.var.domain, 'webhook.update', {
        id: webhook.id,
        ...draft,
        events: [...draft.events],
        description,
      });
    } catch (error) {
      if (error instanceof Invalid) return editPage(c, webhook.id, draft, error);
      throw error;
    }
    return seeOther(c, `/webhooks/${webhook.id}`, 'webhook-saved');
  });

  app.post('/webhooks/:id{[0-9]+}/active', async (c) => {
    const webhook = find(c);
    if (!webhook) return none(c);
    const active = (await formValues(c)).text('active') === '1';
    await call(core, c.var.domain, 'webhook.update', { id: webhook.id, active });
    return seeOther(c, `/webhooks/${webhook.id}`, active ? 'webhook-resumed' : 'webhook-paused');
  });

  app.post('/webhooks/:id{[0-9]+}/rotate', async (c) => {
    if (!find(c)) return none(c);
    const rotated = await call(core, c.var.domain, 'webhook.rotateSecret', { id: idOf(c) });
    return secretPage(c, rotated, 'Secret rotated', html`Events from now on are signed with it.`, 200);
  });

  app.post('/webhooks/:id{[0-9]+}/test', async (c) => {
    if (!find(c)) return none(c);
    const event = (await formValues(c)).text('event') ?? null;
    const delivery = await call(core, c.var.domain, 'webhook.test', { id: idOf(c), event });
    return seeOther(c, `/deliveries/${delivery.id}`, 'test-sent');
  });

  app.post('/webhooks/:id{[0-9]+}/delete', async (c) => {
    if (!find(c)) return none(c);
    await call(core, c.var.domain, 'webhook.delete', { id: idOf(c) });
    return seeOther(c, '/webhooks', 'webhook-deleted');
  });
};
