import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recipes } from '../../packages/zapier-lgcd/recipes/index.ts';
import type { OwnStep, Recipe } from '../../packages/zapier-lgcd/recipes/recipe.ts';
import { startWorld, type World } from './world.ts';

type Item = Record<string, unknown>;

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

const isOwn = (step: Recipe['steps'][number]): step is OwnStep => 'key' in step;

/** What other apps' triggers give, by the recipe. */
const foreign: Record<string, Item> = {
  'pricelabs-rates': {},
  'breezeway-cleaning': { event: 'task-completed', name: 'Cleaning LGCD-1' },
  'hostaway-reservations': {
    id: 4711,
    arrivalDate: '2029-09-01',
    departureDate: '2029-09-04',
    guestName: 'Salma E.',
    numberOfGuests: 2,
  },
};

/** What a person chooses or a step of another app gives, where a recipe says so in words. */
const chosen: Record<string, unknown> = {
  'the property in LGCD': 3,
  'the days of the answer: its field data': [{ date: '2029-10-01', price: 950 }],
  'the number that Formatter gave': 1,
};

const valueAt = (item: Item | undefined, path: string): unknown =>
  path.split('__').reduce<unknown>((value, name) => (value as Item | null | undefined)?.[name], item);

/** A field as Zapier fills it: what the steps before gave, put into the text. */
function filled(text: string, given: Record<string, Item>): unknown {
  if (text in chosen) return chosen[text];
  const mapped = /^\{\{(\w+)\.(\w+)\}\}$/.exec(text);
  if (mapped) return valueAt(given[mapped[1] as string], mapped[2] as string);
  return text.replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, from: string, path: string) =>
    String(valueAt(given[from], path) ?? ''),
  );
}

const textsOf = (step: Recipe['steps'][number]): string[] =>
  'onlyIf' in step ? [step.onlyIf] : Object.values(step.fields);

async function triggered({ slug, trigger }: Recipe): Promise<Item> {
  if (!('key' in trigger)) return foreign[slug] as Item;
  const [item] = await world.run<Item[]>(`triggers.${trigger.key}.operation.performList`);
  return item as Item;
}

describe('a Zap that is built by a recipe', () => {
  it.each(recipes.map((recipe) => [recipe.slug, recipe] as const))(
    '%s runs through the built zip in the order of its steps',
    async (_, recipe) => {
      const given: Record<string, Item> = { trigger: await triggered(recipe) };
      expect(given.trigger).toBeDefined();
      for (const step of recipe.steps) {
        for (const [, from = '', path = ''] of textsOf(step).flatMap((text) => [
          ...text.matchAll(/\{\{(\w+)\.(\w+)\}\}/g),
        ]))
          expect([`${from}.${path}`, valueAt(given[from], path)]).not.toEqual([`${from}.${path}`, undefined]);
        if (!isOwn(step)) continue;
        const inputData = Object.fromEntries(
          Object.entries(step.fields).map(([key, text]) => [key, filled(text, given)]),
        );
        const kind = step.kind === 'create' ? 'creates' : 'searches';
        const answer = await world.run<Item | Item[]>(`${kind}.${step.key}.operation.perform`, inputData);
        const [first] = [answer].flat();
        expect([step.key, first]).not.toEqual([step.key, undefined]);
        given[step.as] = first as Item;
      }
    },
  );
});
