import type { Readable } from 'node:stream';
import { mostRead } from './decode.ts';

export interface Copy {
  bytes(): Buffer;
  isWhole(): boolean;
}

/** Keeps a copy of what flows by, up to what is read of a body at most. */
export function copyOf(stream: Readable): Copy {
  let chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > mostRead) chunks = [];
    else chunks.push(chunk);
  });
  return { bytes: () => Buffer.concat(chunks), isWhole: () => length <= mostRead };
}
