/** n8n's record of processed keys: read, then written, with time in between, so that unguarded writers lose keys. */
export class ProcessedRecord {
  #keys: string[] = [];

  async checkProcessedAndRecord(keys: string[]) {
    const seen = this.#keys;
    await new Promise(setImmediate);
    const fresh = keys.filter((key) => !seen.includes(key));
    this.#keys = [...seen, ...fresh];
    return { new: fresh, processed: keys.filter((key) => seen.includes(key)) };
  }

  async removeProcessed(keys: string[]) {
    const seen = this.#keys;
    await new Promise(setImmediate);
    this.#keys = seen.filter((key) => !keys.includes(key));
  }
}
