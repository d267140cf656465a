import { drift, driftUsage } from './drift.ts';
import { type Io, UsageError } from './io.ts';
import { webhook, webhookUsage } from './webhook.ts';

interface Command {
  run(args: readonly string[], io: Io): Promise<number>;
  help: string;
}

const commands: Record<string, Command> = {
  drift: {
    run: drift,
    help: `${driftUsage}
  Compares the OpenAPI document that a server offers with the contract of this package, and with --seen what
  lgcd-mock --record has seen of its answers.
  Exit code: 0 they agree, 1 they differ, 2 what was given could not be read.`,
  },
  webhook: {
    run: webhook,
    help: `${webhookUsage}
  Signs or verifies the bytes of a delivery, from a file or standard input.
  The secret comes from LGCD_WEBHOOK_SECRET, another variable, or standard input; never from an argument.
  Exit code: 0 done or valid, 1 refused, 2 called wrongly.`,
  },
};

const usage = Object.values(commands)
  .map(({ help }) => help)
  .join('\n\n');

const isHelp = (arg: string | undefined) => arg === '--help' || arg === '-h';

/** Runs a command line and answers its exit code. */
export async function run(io: Io): Promise<number> {
  const [name = '', ...args] = io.args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (isHelp(name) || name === 'help' || (command && args.some(isHelp))) {
    io.print(command?.help ?? usage);
    return 0;
  }
  try {
    if (!command) throw new UsageError(usage);
    return await command.run(args, io);
  } catch (error) {
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof RangeError)) throw error;
    io.printError((error as Error).message);
    return 2;
  }
}
