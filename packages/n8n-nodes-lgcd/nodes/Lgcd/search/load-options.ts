import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { editorClientOf } from '../../shared/client.ts';
import { nodeError } from '../../shared/errors.ts';
import { labelOf } from './labels.ts';

/** All properties, to choose several from. */
export async function getProperties(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const options: INodePropertyOptions[] = [];
  try {
    const client = await editorClientOf(this);
    for await (const property of client.paginate('property.getAll', {}))
      options.push({ name: labelOf('property', property as unknown as IDataObject), value: property.id });
  } catch (error) {
    throw nodeError(this.getNode(), error);
  }
  return options.sort((a, b) => a.name.localeCompare(b.name));
}
