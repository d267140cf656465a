import { readAccessToken } from '@lgcd/core-client';
import type {
  ICredentialDataDecryptedObject,
  ICredentialType,
  Icon,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';

/** The nodes test it (`testedBy`), with the client that they run with, so that test and run never disagree. */

export class LgcdApi implements ICredentialType {
  name = 'lgcdApi';

  displayName = 'LGCD API';

  icon: Icon = { light: 'file:../icons/lgcd.svg', dark: 'file:../icons/lgcd.dark.svg' };

  documentationUrl =
    'https://github.com/lgcd-automation/lgcd-automation/tree/main/packages/n8n-nodes-lgcd#credentials';

  properties: INodeProperties[] = [
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      placeholder: 'e.g. 12|x7Jd…',
      description:
        'Token of the LGCD cockpit, with a bar between its number and its text. Give it only the abilities that your workflows need. One of the Basic plan connects too, and reads SaaS invoices.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      required: true,
      default: 'https://api.lgcd.ma/v1',
      placeholder: 'e.g. https://api.lgcd.ma/v1',
      description:
        'Where the API is reached, over https. Change it only if LGCD gave you another address, or for a mock server on this machine.',
    },
    {
      displayName: 'Allow HTTP Hosts',
      name: 'allowHttpHosts',
      type: 'string',
      default: '',
      placeholder: 'e.g. lgcd',
      description:
        'Host names, separated by commas, that the base URL may reach over plain http, such as a mock server in the same compose file (http://lgcd:4010/v1). The token travels in the clear there. Leave it empty for LGCD itself.',
    },
  ];

  async authenticate(
    { accessToken }: ICredentialDataDecryptedObject,
    options: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> {
    const headers = { ...options.headers, Authorization: `Bearer ${readAccessToken(accessToken)}` };
    return { ...options, headers };
  }
}
