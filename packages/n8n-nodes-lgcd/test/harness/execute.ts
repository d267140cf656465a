import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions, INodeExecutionData } from 'n8n-workflow';
import { Lgcd } from '../../nodes/Lgcd/Lgcd.node.ts';
import { base, type Fake } from './context.ts';

export interface FakeRun extends Fake {
  items?: IDataObject[];
  continueOnFail?: boolean;
  /** What the run says, as it says it. */
  told?: { log: string[]; hints: string[] };
}

export const action = new Lgcd();

/** Runs the action node, and answers the items of its output. */
export async function run({
  items = [{}],
  continueOnFail = false,
  told = { log: [], hints: [] },
  ...fake
}: FakeRun): Promise<INodeExecutionData[]> {
  const { context, read } = base(action.description, fake);
  const [output] = await action.execute.call({
    ...context,
    getInputData: () => items.map((json) => ({ json })),
    getNodeParameter: read,
    continueOnFail: () => continueOnFail,
    getExecutionCancelSignal: () => undefined,
    addExecutionHints: ({ message }: { message: string }) => told.hints.push(message),
    logger: { ...context.logger, info: (message: string) => told.log.push(message) },
    helpers: {
      ...context.helpers,
      prepareBinaryData: async (data: Buffer, fileName: string, mimeType: string) => ({
        data: data.toString('base64'),
        fileName,
        mimeType,
      }),
    },
  } as unknown as IExecuteFunctions);
  return output as INodeExecutionData[];
}

/** The context of a list in the editor, with the parameters as they stand in the form. */
export function editor(fake: Fake): ILoadOptionsFunctions {
  const { context, read } = base(action.description, fake);
  const current = (name: string) => read(name, 0, null) ?? undefined;
  return {
    ...context,
    getCurrentNodeParameter: current,
    getNodeParameter: (name: string, fallback: unknown) => read(name, 0, fallback),
  } as unknown as ILoadOptionsFunctions;
}
