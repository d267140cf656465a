import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Tool {
  name: string;
  description: string;
  parameters: { properties: Record<string, { type: string; description?: string }>; required?: string[] };
}

interface Message {
  role: string;
  content: unknown;
}

/** What the model calls next, knowing the answers of the tools so far; `undefined` when it is done. */
export type Step = (
  answers: readonly string[],
) => { tool: string; args: Record<string, unknown> } | undefined;

export interface ScriptedModel {
  /** As the OpenAI Chat Model wants it, ending in /v1. */
  url: string;
  /** The tools as they were offered last. */
  tools(): readonly Tool[];
  close(): Promise<void>;
}

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

/** A language model over OpenAI's chat completions, which does what a script says instead of thinking. */
export async function startScriptedModel(steps: readonly Step[]): Promise<ScriptedModel> {
  let offered: readonly Tool[] = [];
  const answer = (messages: readonly Message[]) => {
    const answers = messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content));
    const call = steps[answers.length]?.(answers);
    const message = call
      ? {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: `call_${answers.length}`,
              type: 'function',
              function: { name: call.tool, arguments: JSON.stringify(call.args) },
            },
          ],
        }
      : { role: 'assistant', content: 'Done.' };
    return {
      id: `answer-${answers.length}`,
      object: 'chat.completion',
      created: 0,
      model: 'scripted',
      choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    };
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { messages = [], tools = [] } = JSON.parse(body || '{}') as {
      messages?: Message[];
      tools?: { function: Tool }[];
    };
    offered = tools.map((tool) => tool.function);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answer(messages)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    tools: () => offered,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
