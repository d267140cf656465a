import type { Core } from '../../engine/core.ts';
import type { Outcome } from '../../engine/post.ts';
import { decode } from '../../engine/store/rows.ts';
import { invalid } from '../../http/laravel/errors.ts';
import type { Row } from '../../resources/tables.ts';
import { knownMistakes } from './mistakes.ts';
import { accepted, genuine, send, signedWith, telling, withNewId } from './probe.ts';

/** Why a receiver refuses, as far as its answers tell; see `MockServer.diagnose`. */
export interface Diagnosis {
  /** Whether the receiver accepts what LGCD sends and refuses what it did not sign. */
  healthy: boolean;
  /** A sentence: what is wrong, or that nothing is. */
  finding: string;
  /** What to do about it. */
  remedy: string | null;
  /** Every request that was made to the receiver, and its answer. */
  probes: { sent: string; status_code: number | null; error: string | null }[];
}

/** What a status says where no mistake in the verification explains the refusal. */
function explainStatus({ statusCode, error }: Outcome): [finding: string, remedy: string] {
  if (statusCode === null)
    return [`It did not answer: ${error}`, 'Start the receiver, and check host and port of the address.'];
  if (statusCode >= 300 && statusCode < 400)
    return [
      `It redirects (${statusCode}).`,
      'LGCD follows no redirect: register the address that it leads to.',
    ];
  if (statusCode === 404 || statusCode === 410)
    return [
      `There is nothing at this address (${statusCode}).`,
      'Check the path, and that the workflow behind it is active.',
    ];
  if (statusCode === 405) return ['The address takes no POST (405).', 'Deliveries are POST requests.'];
  if (statusCode === 415)
    return ['It does not take this content type (415).', 'Deliveries are application/json.'];
  if (statusCode >= 500)
    return [
      `It fails on its own (${statusCode}).`,
      'Look into the log of the receiver: LGCD tries again for 24 hours.',
    ];
  return [
    `It refuses a delivery that is right (${statusCode}), and none of the known mistakes explains it.`,
    'Compare the signature that the receiver computes with the X-Signature of the delivery; the usual cause is a secret that is not the one of this webhook.',
  ];
}

function latestBody(core: Core, webhook: Row<'webhooks'>, deliveryId: number | undefined): string {
  const row = core.db.get(
    `select e.body from deliveries d join events e on e.id = d.event_id
     where d.webhook_id = ? and (? is null or d.id = ?) order by d.id desc limit 1`,
    [webhook.id, deliveryId ?? null, deliveryId ?? null],
  );
  if (row) return String(row.body);
  throw invalid(
    deliveryId === undefined
      ? { webhook_id: 'Nothing was delivered to this webhook yet. Send it a test delivery first.' }
      : { delivery_id: `Webhook ${webhook.id} has no delivery ${deliveryId}.` },
  );
}

/** @throws Invalid when there is no such webhook */
export function webhookOf(core: Core, id: number): Row<'webhooks'> {
  const stored = core.db.get('select * from webhooks where id = ?', [id]);
  if (!stored) throw invalid({ webhook_id: `There is no webhook ${id}.` });
  return decode('webhooks', stored);
}

/**
 * Finds out why a receiver refuses deliveries, by sending it the last one (or `deliveryId`) under new ids: as LGCD
 * does, unsigned, and as each of the known mistakes would have it.
 * @throws Invalid when there is no such webhook or delivery
 */
export async function diagnose(core: Core, webhookId: number, deliveryId?: number): Promise<Diagnosis> {
  const webhook = webhookOf(core, webhookId);
  const body = telling(latestBody(core, webhook, deliveryId));
  const probes: Diagnosis['probes'] = [];
  const tryOut = async (sent: string, probe: Parameters<typeof send>[1]) => {
    const outcome = await send(webhook.url, probe, core.dispatcher.timeoutMs);
    probes.push({ sent, status_code: outcome.statusCode, error: outcome.error });
    return outcome;
  };

  const right = await tryOut('a delivery as LGCD sends it', genuine(withNewId(body), webhook.secret));
  const forged = await tryOut(
    'a delivery signed with another key',
    signedWith(withNewId(body), '0'.repeat(64)),
  );
  const unsigned = await tryOut('a delivery without a signature', signedWith(withNewId(body), null));
  if (accepted(forged) || accepted(unsigned)) {
    return {
      healthy: false,
      finding: `It accepts a delivery ${accepted(forged) ? 'signed with another key' : 'without a signature'}: anybody can send it events.`,
      remedy:
        'Compute the HMAC-SHA256 of the raw body under the secret, compare it with X-Signature in constant time, and answer 401 when they differ.',
      probes,
    };
  }
  if (accepted(right)) {
    const finding = 'The receiver accepts what LGCD sends and refuses what it did not sign.';
    return { healthy: true, finding, remedy: null, probes };
  }

  const otherSecrets = core.db
    .all('select * from webhooks where id <> ?', [webhook.id])
    .map((stored) => decode('webhooks', stored))
    .map(({ id, url, secret }) => ({ of: `webhook ${id} (${url})`, secret }));
  const suspect = { secret: webhook.secret, otherSecrets, now: core.clock.now() };
  const count = knownMistakes({ ...suspect, body }).length;
  for (let index = 0; index < count && right.statusCode !== null; index++) {
    const known = knownMistakes({ ...suspect, body: withNewId(body) })[index];
    if (known && accepted(await tryOut(known.mistake, known.probe))) {
      return { healthy: false, finding: known.mistake, remedy: known.remedy, probes };
    }
  }
  const [finding, remedy] = explainStatus(right);
  return { healthy: false, finding, remedy, probes };
}
