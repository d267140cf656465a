/**
 * Node's http without its module for `import`, which reads every export as it is made: one of them is `WebSocket`, and
 * that loads undici, which was as much work as all else that a bare server does to start.
 *
 * A Node that is too old to have it is refused, by name, when the database is opened.
 */
export const { Agent, createServer, request } =
  process.getBuiltinModule?.('node:http') ?? ({} as typeof import('node:http'));
