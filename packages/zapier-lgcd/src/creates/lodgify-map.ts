import { type Client, findPropertyIds, InputError } from '@lgcd/core-client';
import { isBlank } from '@lgcd/core-client/input';
import type { PlainInputField } from 'zapier-platform-core';
import { catalog } from '../contract.ts';
import { inputField } from '../fields/input.ts';
import type { InputData } from '../fields/read.ts';

const booking = catalog.operations['booking.create'];
const property = booking.input.filter(({ name }) => name === 'property_id');

const label = 'Properties as Lines';
const pairLabel = 'Properties';

/** Which property of LGCD is meant, chosen pair by pair or written line by line. */
export const mapFields: PlainInputField[] = [
  {
    key: 'property_pairs',
    label: pairLabel,
    children: [
      {
        key: 'lodgify_number',
        label: 'Number in Lodgify',
        type: 'string',
        helpText: 'As in `10000`, or `10000/12345` for one of its room types.',
      },
      ...property.map((field) => ({ ...inputField(booking, field), required: false })),
    ],
  },
  {
    key: 'properties',
    label,
    type: 'text',
    required: false,
    placeholder: '10000 = Riad Zitoun',
    helpText:
      'Instead of choosing pairs: one line a property, its number in Lodgify, `=`, and its name or number in LGCD.',
  },
];

interface Pair {
  /** How a message names it. */
  place: string;
  lodgify: unknown;
  lgcd: unknown;
}

const asPairs = ({ property_pairs: given }: InputData): Pair[] =>
  (Array.isArray(given) ? (given as InputData[]) : []).map((pair, index) => ({
    place: `${pairLabel}, pair ${index + 1}`,
    lodgify: pair.lodgify_number,
    lgcd: pair.property_id,
  }));

function asLines({ properties: given }: InputData): Pair[] {
  if (typeof given === 'object' && given !== null) {
    return Object.entries(given).map(([lodgify, lgcd]) => ({ place: label, lodgify, lgcd }));
  }
  return String(given ?? '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, place: `${label}, line ${index + 1}` }))
    .filter(({ line }) => !isBlank(line))
    .map(({ line, place }) => {
      const [lodgify, ...lgcd] = line.split('=');
      return { place, lodgify, lgcd: lgcd.join('=') };
    });
}

/** The properties are listed once, however many names are looked up. */
function listedOnce(client: Client): Pick<Client, 'paginate'> {
  const listed: unknown[] = [];
  let isListed = false;
  const paginate = async function* (...given: Parameters<Client['paginate']>) {
    if (!isListed) for await (const one of client.paginate(...given)) listed.push(one);
    isListed = true;
    yield* listed;
  };
  return { paginate: paginate as unknown as Client['paginate'] };
}

const lodgifyKey = /^\d+(\/\d+)?$/;

async function idOf(client: Pick<Client, 'paginate'>, { place, lgcd }: Pair): Promise<number> {
  const [id, ...others] = await findPropertyIds(client, lgcd, { label: place, mustExist: false });
  if (id !== undefined && others.length === 0) return id;
  throw new InputError(`${place}: name one property of LGCD behind the number, as in 10000 = Riad Zitoun.`);
}

/**
 * LGCD's property ids by Lodgify's numbers.
 * @throws InputError naming the pair or line that cannot be read
 */
export async function propertyMap(client: Client, inputData: InputData): Promise<Record<string, number>> {
  const once = listedOnce(client);
  const map: Record<string, number> = {};
  for (const pair of [...asPairs(inputData), ...asLines(inputData)]) {
    if (isBlank(pair.lodgify) && isBlank(pair.lgcd)) continue;
    const key = String(pair.lodgify ?? '').replace(/[\s#]/g, '');
    if (!lodgifyKey.test(key)) {
      throw new InputError(
        `${pair.place}: the number of the property in Lodgify is missing. Write it as in 10000 = Riad Zitoun.`,
      );
    }
    const id = await idOf(once, pair);
    if (map[key] !== undefined && map[key] !== id) {
      throw new InputError(
        `${pair.place}: Lodgify property ${key} is given twice, for different properties.`,
      );
    }
    map[key] = id;
  }
  if (Object.keys(map).length > 0) return map;
  throw new InputError(
    `${pairLabel} are empty. Choose for each property of Lodgify the property of LGCD, or write them as lines.`,
  );
}
