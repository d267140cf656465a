import { redact } from '@lgcd/core-client';
import { secretVariable, snippets } from '../../../cockpit/snippets/index.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { body, code } from '../../../cockpit/ui/code.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { bytes } from '../../../cockpit/ui/text.ts';
import { deliveryHeaders } from '../../../engine/dispatcher.ts';
import { secretCheck } from './check.ts';
import type { WholeDelivery } from './lines.ts';

const headersText = ({ delivery, event, webhook }: WholeDelivery): string => {
  const { pathname, search, host } = new URL(webhook.url);
  const lines = {
    Host: host,
    ...deliveryHeaders(delivery.signature),
    'Content-Length': String(Buffer.byteLength(event.body)),
  };
  return [
    `POST ${redact(pathname + search)} HTTP/1.1`,
    ...Object.entries(lines).map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
};

const snippetList = (whole: WholeDelivery, payloadUrl: string): Content => {
  const { event, delivery } = whole;
  return snippets.map(
    ({ name, run, key, write }, index) => html`
      <details class="more" name="snippet"${index === 0 ? html` open` : ''}>
        <summary>${name}</summary>
        ${code(write({ body: event.body, signature: delivery.signature, payloadUrl }), { label: `Verify with ${name}`, id: `snippet-${key}` })}
        <p class="hint">Set <code>${secretVariable}</code> to the secret of webhook ${delivery.webhook_id}, then: <code>${run}</code></p>
      </details>`,
  );
};

/** What was sent, and how to verify it. */
export const payloadCards = (whole: WholeDelivery, payloadUrl: string, frame: Frame): Content => {
  const { event, delivery } = whole;
  const size = bytes(Buffer.byteLength(event.body));
  return [
    card(
      {
        title: 'Payload',
        actions: html`<span class="muted small">${size}</span><a class="button small" href="${frame.to(`/deliveries/${delivery.id}/payload`)}">Open raw</a>`,
      },
      html`${body(event.body, 'Payload, indented')}
        <details class="more"><summary>Raw bytes, as posted and signed</summary>
          ${code(event.body, { label: 'Payload, raw bytes', wrap: true, id: 'raw' })}
        </details>`,
    ),
    card({ title: 'Request' }, code(headersText(whole), { label: 'Request line and headers', wrap: true })),
    card(
      { title: 'Verify it yourself', id: 'verify' },
      html`<p class="muted">The signature is the HMAC-SHA256 of the raw bytes under the secret of the webhook, in hex. Every retry and replay carries the same bytes.</p>
        ${snippetList(whole, payloadUrl)}
        ${secretCheck(whole, frame)}`,
    ),
  ];
};
