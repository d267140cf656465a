import type { Platform, PlatformRequest, PlatformResponse } from '@lgcd/core-client';
import { type IHttpRequestOptions, type IN8nHttpFullResponse, sleep } from 'n8n-workflow';
import { type Context, credentialName } from './context.ts';

/** Longer than the slowest report takes, and short enough that a run does not hang on a dead connection. */
const timeoutMs = 60_000;

async function send(context: Context, request: PlatformRequest): Promise<PlatformResponse> {
  const options: IHttpRequestOptions = {
    method: request.method,
    url: request.url,
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    json: false,
    encoding: 'text',
    returnFullResponse: true,
    ignoreHttpStatusErrors: true,
    // A redirect is no answer of the API, and would carry the token to another host.
    disableFollowRedirect: true,
    timeout: timeoutMs,
  };
  const { helpers } = context;
  const response = (
    request.authenticated
      ? await helpers.httpRequestWithAuthentication.call(context, credentialName, options)
      : await helpers.httpRequest(options)
  ) as IN8nHttpFullResponse;
  return {
    status: response.statusCode,
    headers: response.headers as Record<string, string>,
    body: response.body,
  };
}

/** n8n as the host of the client: its HTTP helper with the stored credential, and its own sleep. */
export const platformOf = (context: Context): Platform => ({
  send: (request) => send(context, request),
  sleep,
  now: () => Date.now(),
});
