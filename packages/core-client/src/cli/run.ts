import { drift, driftUsage } from './drift.ts';
import { type Io, UsageError } from './io.ts';
import { webhook, webhookUsage } from './webhook.ts';

const usage = `${driftUsage}
  Compares the OpenAPI document that a server offers with the contract of this package.
  Exit code: 0 they agree, 1 they differ, 2 the document could not be read.

${webhookUsage}
  Signs or verifies the bytes of a delivery, from a file or standard input.
  The secret comes from LGCD_WEBHOOK_SECRET, another variable, or standard input; never from an argument.
  Exit code: 0 done or valid, 1 refused, 2 called wrongly.`;

const commands = { drift, webhook };

/** Runs a command line and answers its exit code. */
export async function run(io: Io): Promise<number> {
  const [name, ...args] = io.args;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.print(usage);
    return 0;
  }
  try {
    if (name === undefined || !Object.hasOwn(commands, name)) throw new UsageError(usage);
    return await commands[name as keyof typeof commands](args, io);
  } catch (error) {
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof RangeError)) throw error;
    io.printError((error as Error).message);
    return 2;
  }
}
