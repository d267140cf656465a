import type { Answer, Ask } from '../internet.ts';
import type { Played } from './index.ts';

interface Message {
  channel: string;
  ts: string;
  text?: string;
  blocks?: unknown;
  thread_ts?: string;
  reply_broadcast?: boolean;
  [option: string]: unknown;
}

/** docs.slack.dev/reference/methods/chat.postMessage: 200 with `ok` true or false, `ts` and `channel` of the message. */
export class Slack implements Played {
  readonly hosts = ['slack.com'];
  readonly channel = 'C0LGCD00001';
  readonly accounts = { slackApi: { accessToken: 'xoxb-of-this-test', notice: '' } };
  messages: Message[] = [];

  forget(): void {
    this.messages = [];
  }

  answer({ path, headers, body }: Ask): Answer {
    const no = (error: string) => ({ body: { ok: false, error } });
    if (headers.authorization !== 'Bearer xoxb-of-this-test') return no('invalid_auth');
    if (path !== '/api/chat.postMessage') return no('unknown_method');
    const message = body as Message;
    if (message.channel !== this.channel) return no('channel_not_found');
    if (!message.text && !message.blocks) return no('no_text');
    // A reply goes to a message that is there; Slack's `ts` is text with six decimals.
    if (message.thread_ts && !this.messages.some(({ ts }) => ts === message.thread_ts))
      return no('thread_not_found');
    const ts = `1763802000.${String(this.messages.length + 100).padStart(6, '0')}`;
    this.messages.push({ ...message, ts });
    return { body: { ok: true, channel: message.channel, ts, message: { type: 'message', ...message, ts } } };
  }
}
