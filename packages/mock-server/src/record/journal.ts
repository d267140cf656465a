import { type FileHandle, open } from 'node:fs/promises';
import { type Exchange, recordingOf } from '@lgcd/core-client/drift';

/** A file of recordings, a line each. Only what is left of an exchange when everything personal is gone gets there. */
export interface RecordingFile {
  /** Adds a line when its turn has come; `close` waits for it. */
  add(exchange: () => Promise<Exchange>): void;
  close(): Promise<void>;
}

/**
 * Opens a file to add recordings to, readable by its owner alone.
 * @param onFailure hears what went wrong with it: the proxy goes on
 */
export async function openRecording(path: string, onFailure: (error: Error) => void): Promise<RecordingFile> {
  const file: FileHandle = await open(path, 'a', 0o600).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(
      `--record-to: ${path} cannot be written (${code}). Its folder must exist and be writable.`,
    );
  });
  let last: Promise<void> = Promise.resolve();
  return {
    add(exchange) {
      last = last.then(async () => {
        try {
          await file.appendFile(`${JSON.stringify(recordingOf(await exchange()))}\n`);
        } catch (error) {
          // Not the error itself, which might have a piece of what it failed on.
          const code = (error as NodeJS.ErrnoException).code ?? 'an error of its own';
          onFailure(new Error(`An answer could not be recorded in ${path} (${code}).`));
        }
      });
    },
    async close() {
      await last;
      await file.close();
    },
  };
}
