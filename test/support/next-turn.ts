/** What waits for nothing but the event loop is done. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
