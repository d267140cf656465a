import { parseArgs } from 'node:util';
import { sign, verify, WebhookVerificationError } from '../webhook.ts';
import { type Io, UsageError } from './io.ts';

export const webhookUsage = `lgcd webhook sign [body file] [--secret-env NAME | --secret-stdin]
lgcd webhook verify [body file] --signature <hex> [--secret-env NAME | --secret-stdin]`;

const defaultSecretEnv = 'LGCD_WEBHOOK_SECRET';

/** Arguments are seen by everyone on the machine, so the secret never comes as one. */
async function secretOf(io: Io, env: string | undefined, fromStdin: boolean): Promise<string> {
  if (fromStdin) return (await io.readStdin()).toString('utf8').replace(/\r?\n$/, '');
  const name = env ?? defaultSecretEnv;
  const secret = io.env[name];
  if (!secret) {
    throw new UsageError(
      `The environment variable ${name} is empty. Put the webhook's secret there, or pipe it in with --secret-stdin.`,
    );
  }
  return secret;
}

async function bodyOf(io: Io, file: string | undefined, secretFromStdin: boolean): Promise<Buffer> {
  if (file === undefined || file === '-') {
    if (secretFromStdin)
      throw new UsageError('Standard input holds the secret, so the body must come from a file.');
    return io.readStdin();
  }
  try {
    return await io.readFile(file);
  } catch (error) {
    throw new UsageError(`${file} could not be read: ${(error as Error).message}`);
  }
}

/** Signs or verifies the bytes of a body. `verify` answers 0 for a good delivery, 1 for a refused one. */
export async function webhook(args: readonly string[], io: Io): Promise<number> {
  if (args.some((arg) => /^--secret(=|$)/.test(arg))) {
    throw new UsageError(
      'A secret on the command line is seen by everyone on the machine. Use --secret-env or --secret-stdin.',
    );
  }
  const [verb, ...rest] = args;
  if (verb !== 'sign' && verb !== 'verify') throw new UsageError(`Usage:\n${webhookUsage}`);
  const { values, positionals } = parseArgs({
    args: rest,
    options: {
      'secret-env': { type: 'string' },
      'secret-stdin': { type: 'boolean', default: false },
      signature: { type: 'string' },
    },
    allowPositionals: true,
  });
  const fromStdin = values['secret-stdin'];
  if (verb === 'verify' && values.signature === undefined)
    throw new UsageError('--signature is missing: the X-Signature header.');
  const secret = await secretOf(io, values['secret-env'], fromStdin);
  const rawBody = await bodyOf(io, positionals[0], fromStdin);
  if (verb === 'sign') {
    io.print(sign(rawBody, secret));
    return 0;
  }
  try {
    const { event, id } = verify({ rawBody, signature: values.signature, secrets: secret });
    io.print(`Valid: ${event}, id ${id}`);
    return 0;
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    io.printError(`Refused (${error.reason}): ${error.message}`);
    return 1;
  }
}
