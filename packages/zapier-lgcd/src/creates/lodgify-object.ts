import { InputError } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import { lodgifySignatureHeader, verifyLodgify } from '@lgcd/core-client/lodgify';
import type { PlainInputField } from 'zapier-platform-core';
import type { InputData } from '../fields/read.ts';

const catchHook = '*Catch Raw Hook* of Webhooks by Zapier';

/** The delivery, and what proves that it is Lodgify's. */
export const objectFields: PlainInputField[] = [
  {
    key: 'lodgify_object',
    label: 'Lodgify Object',
    type: 'text',
    required: true,
    helpText: `The raw body of a webhook of Lodgify, as ${catchHook} gives it.`,
  },
  {
    key: 'signature',
    label: 'Signature',
    type: 'string',
    required: false,
    helpText: `The header \`${lodgifySignatureHeader}\` of the same webhook. With the signature and the secret, only what Lodgify sent is imported; without them, whoever knows the address of the webhook can write bookings.`,
  },
  {
    key: 'lodgify_secret',
    label: 'Webhook Secret of Lodgify',
    type: 'string',
    required: false,
    helpText: 'Lodgify gives it out when the webhook is subscribed.',
  },
];

const text = (given: unknown): string => (isBlank(given) ? '' : String(given).trim());

/** The object of the step, verified where signature and secret are given. */
export function objectOf({ lodgify_object: given, signature, lodgify_secret }: InputData): unknown {
  const [signed, secret] = [text(signature), text(lodgify_secret)];
  if (signed || secret) {
    if (!signed) throw new InputError('Signature is empty, so nothing shows that this is from Lodgify.');
    if (!secret) throw new InputError('Webhook Secret of Lodgify is empty, so the signature proves nothing.');
    if (typeof given !== 'string') {
      throw new InputError(
        `Lodgify Object is not the raw body, over which the signature is. Use ${catchHook}.`,
      );
    }
    const headers = { [lodgifySignatureHeader]: signed };
    return verifyLodgify({ rawBody: given, headers, secrets: secret }).raw;
  }
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    // The parser's own message quotes the text, which may carry a guest's data.
    throw new InputError(
      'Lodgify Object is not JSON. Map the raw body of the webhook, as Catch Raw Hook gives it.',
    );
  }
}
