import type { Returned } from '@lgcd/core-client/contract';
import type { PageContext } from '../../../cockpit/app.ts';
import { show } from '../../../cockpit/respond.ts';
import { secretVariable } from '../../../cockpit/snippets/index.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { code } from '../../../cockpit/ui/code.ts';
import { notice } from '../../../cockpit/ui/form.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';

/**
 * The secret, this once: as at LGCD it is never shown again. It stands in the answer to the form itself, so it is
 * neither in an address nor kept anywhere for a later page.
 */
export const secretPage = (
  c: PageContext,
  { id, url, secret }: Pick<Returned<'webhook.create'>, 'id' | 'url' | 'secret'>,
  title: string,
  words: Content,
  status: 200 | 201,
): Promise<Response> => {
  const path = c.var.frame.to(`/webhooks/${id}`);
  return show(
    c,
    {
      title,
      section: '/webhooks',
      trail: [
        ['/webhooks', 'Webhooks'],
        [`/webhooks/${id}`, url],
      ],
      canonical: path,
    },
    card(
      {},
      html`${notice('warn', html`<p><strong>Copy the secret now.</strong> It is not shown again; a lost one is replaced by rotating.</p>`)}
        <p>${words}</p>
        ${code(secret, { label: 'Secret of the webhook', id: 'secret' })}
        <p class="muted">Receivers and the snippets of the delivery log read it from a variable of the environment:</p>
        ${code(`export ${secretVariable}='${secret}'`, { label: 'Variable for the shell' })}
        <div class="row"><form method="post" action="${path}/test"><button class="button primary">Send a test delivery</button></form><a class="button" href="${path}">To the webhook</a></div>`,
    ),
    status,
  );
};
