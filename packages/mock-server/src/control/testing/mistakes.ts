import { createHmac } from 'node:crypto';
import { sign } from '@lgcd/core-client/webhook';
import { isoTime } from '../../engine/clock.ts';
import { phpJson } from '../../http/laravel/json.ts';
import { genuine, type Probe, signedWith } from './probe.ts';

export interface Mistake {
  /** What the receiver does. */
  mistake: string;
  /** What to change in it. */
  remedy: string;
  /** A request that a receiver with this mistake accepts, and a right one refuses (or has refused already). */
  probe: Probe;
}

export interface Suspect {
  body: string;
  secret: string;
  /** Other secrets that the receiver may hold by mistake, with where they come from. */
  otherSecrets: readonly { of: string; secret: string }[];
  /** Epoch milliseconds. */
  now: number;
}

const rawBytes = 'Hash the bytes of the request body as they came, before any JSON parser sees them.';

/** The ways in which receivers are known to go wrong, each as a request that only such a receiver accepts. */
export function knownMistakes({ body, secret, otherSecrets, now }: Suspect): Mistake[] {
  const value = JSON.parse(body) as Record<string, unknown>;
  const base64 = (text: string) => createHmac('sha256', secret).update(text).digest('base64');
  const reserialised = JSON.stringify(value);
  const fresh = phpJson({ ...value, created_at: isoTime(now) });
  return [
    {
      mistake:
        'It parses the body and hashes what it writes again, without the escapes of PHP (\\/ and \\uXXXX).',
      remedy: rawBytes,
      probe: signedWith(body, sign(reserialised, secret)),
    },
    {
      mistake: 'It hashes the body written again with indentation.',
      remedy: rawBytes,
      probe: signedWith(body, sign(JSON.stringify(value, null, 2), secret)),
    },
    {
      mistake: 'It hashes only the data block.',
      remedy: 'Hash the whole body: the envelope is signed, not the data alone.',
      probe: signedWith(body, sign(JSON.stringify(value.data), secret)),
    },
    {
      mistake: 'It compares with the signature in Base64.',
      remedy: 'X-Signature is lowercase hexadecimal: take the digest as hex.',
      probe: signedWith(body, base64(body)),
    },
    {
      mistake: 'It compares with the signature in uppercase.',
      remedy: 'X-Signature is lowercase hexadecimal.',
      probe: signedWith(body, sign(body, secret).toUpperCase()),
    },
    {
      mistake: 'It expects the prefix sha256= before the signature.',
      remedy: 'X-Signature is the bare hexadecimal digest, without a prefix.',
      probe: signedWith(body, `sha256=${sign(body, secret)}`),
    },
    {
      mistake: 'It uses the secret with a line break or a space at its end.',
      remedy: 'Trim the secret where it is read from a file or an environment variable.',
      probe: signedWith(body, sign(body, `${secret}\n`)),
    },
    {
      mistake: 'It uses the secret with a space at its end.',
      remedy: 'Trim the secret where it is read from a file or an environment variable.',
      probe: signedWith(body, sign(body, `${secret} `)),
    },
    {
      mistake: 'It uses SHA-1 where LGCD uses SHA-256.',
      remedy: 'Use HMAC-SHA256.',
      probe: signedWith(body, createHmac('sha1', secret).update(body).digest('hex')),
    },
    {
      mistake: 'It hashes with plain SHA-256 over secret and body where LGCD uses HMAC.',
      remedy: 'Use HMAC-SHA256 with the secret as its key.',
      probe: signedWith(
        body,
        createHmac('sha256', '')
          .update(secret + body)
          .digest('hex'),
      ),
    },
    ...otherSecrets.map(({ of, secret: other }) => ({
      mistake: `It uses the secret of ${of}.`,
      remedy:
        'Each webhook has a secret of its own: use the one that was answered when this webhook was created or last rotated.',
      probe: genuine(body, other),
    })),
    {
      mistake: 'It refuses events that are older than a few minutes.',
      remedy:
        'created_at is when the event happened: LGCD retries for 24 hours and replays for 7 days. Recognise repetitions by the id of the envelope instead.',
      probe: genuine(fresh, secret),
    },
    {
      mistake: 'It looks for the signature in X-Hub-Signature-256.',
      remedy: 'Read the header X-Signature.',
      probe: {
        ...signedWith(body, null),
        headers: { ...signedWith(body, null).headers, 'X-Hub-Signature-256': `sha256=${sign(body, secret)}` },
      },
    },
    {
      mistake: 'It looks for the signature in X-Webhook-Signature.',
      remedy: 'Read the header X-Signature.',
      probe: {
        ...signedWith(body, null),
        headers: { ...signedWith(body, null).headers, 'X-Webhook-Signature': sign(body, secret) },
      },
    },
  ];
}
