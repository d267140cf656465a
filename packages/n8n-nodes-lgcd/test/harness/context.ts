import type {
  ICredentialDataDecryptedObject,
  IDataObject,
  IHttpRequestOptions,
  INode,
  INodeParameters,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { LgcdApi } from '../../credentials/LgcdApi.credentials.ts';
import { accessToken, baseUrl, request } from './http.ts';

export interface Fake {
  /** As a person set them, for all items, or one object for each item. */
  parameters?: IDataObject | IDataObject[];
  /** As they stand in the form, with their expressions; the values themselves when left out. */
  written?: IDataObject;
  credentials?: ICredentialDataDecryptedObject;
  timezone?: string;
  /** n8n's id. */
  instance?: string;
  /** The newest when left out, as of a node that is new in the editor. */
  typeVersion?: number | undefined;
}

export const workflow = { id: 'wf1', name: 'Guest messages', active: true };

const newestOf = ({ defaultVersion, version }: INodeTypeDescription) =>
  defaultVersion ?? Math.max(...[version].flat());

const nodeOf = (description: INodeTypeDescription, typeVersion = newestOf(description)): INode => ({
  id: 'node1',
  name: 'LGCD',
  type: `n8n-nodes-lgcd.${description.name}`,
  typeVersion,
  position: [0, 0],
  parameters: {},
});

const dig = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

/** As n8n does it: what is set, the defaults of what is shown, and nothing that the description does not know. */
function complete(
  description: INodeTypeDescription,
  parameters: IDataObject,
  typeVersion?: number,
): IDataObject {
  const node = nodeOf(description, typeVersion);
  return (NodeHelpers.getNodeParameters(
    description.properties,
    parameters as INodeParameters,
    true,
    false,
    node,
    description,
  ) ?? {}) as IDataObject;
}

/** What all of n8n's contexts have in common. */
export function base(
  description: INodeTypeDescription,
  { parameters = {}, written, credentials, timezone = 'UTC', instance = 'n8n-a', typeVersion }: Fake,
) {
  const [first = {}] = [parameters].flat();
  const node = { ...nodeOf(description, typeVersion), parameters: (written ?? first) as INodeParameters };
  const perItem = (Array.isArray(parameters) ? parameters : [parameters]).map((entry) =>
    complete(description, entry, typeVersion),
  );
  const held = credentials ?? { accessToken, baseUrl };
  const warnings: string[] = [];
  const read = (name: string, itemIndex: number, fallback?: unknown) => {
    const value = dig(perItem[Math.min(itemIndex, perItem.length - 1)], name);
    if (value !== undefined) return value;
    if (fallback !== undefined) return fallback;
    throw new Error(`Could not get parameter "${name}"`);
  };
  return {
    warnings,
    read,
    context: {
      getNode: () => node,
      getWorkflow: () => workflow,
      getTimezone: () => timezone,
      getInstanceId: () => instance,
      getCredentials: async () => held,
      logger: {
        warn: (message: string) => warnings.push(message),
        error: (message: string) => warnings.push(message),
        info() {},
        debug() {},
      },
      helpers: {
        httpRequest: (options: IHttpRequestOptions) => request(options),
        httpRequestWithAuthentication: async (name: string, options: IHttpRequestOptions) => {
          if (name !== 'lgcdApi') throw new Error(`The node asked for the credential ${name}.`);
          return request(await new LgcdApi().authenticate(held, options));
        },
      },
    },
  };
}
