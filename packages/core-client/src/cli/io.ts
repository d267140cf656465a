/** What a command needs of the process, so that it can be run without one. */
export interface Io {
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  readStdin(): Promise<Buffer>;
  readFile(path: string): Promise<Buffer>;
  fetchText(url: string): Promise<string>;
  print(text: string): void;
  printError(text: string): void;
}

/** The command was called wrongly, or could not read what it was given: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
