import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decoders: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Read of one body at most: what is longer goes through and is not looked into. */
export const mostRead = 16 * 1024 * 1024;

/** The text of a body as it was before it was encoded on the way; why it cannot be read, where it cannot. */
export async function textOf(bytes: Buffer, encoding = ''): Promise<string | { unread: string }> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (bytes.length === 0 || names.length === 0) return bytes.toString();
  const [decode] = names.length === 1 ? [decoders[names[0] as string]] : [];
  if (!decode) return { unread: 'an encoding that is not known' };
  try {
    return (await decode(bytes, { maxOutputLength: mostRead })).toString();
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { unread: isLarge ? 'too large' : 'not what its encoding says' };
  }
}
