import { describe, expect, it } from '@jest/globals';
import { flows } from '../../n8n-nodes-lgcd/scripts/apps/index.ts';
import { recipes } from '../recipes/index.ts';
import type { OwnStep, Recipe } from '../recipes/recipe.ts';
import app from '../src/index.ts';

interface Operation {
  sample?: unknown;
  inputFields?: ({ key: string; required?: boolean } | (() => unknown))[];
}

const kinds = { create: app.creates, search: app.searches } as const;
const stepOf = ({ kind, key }: OwnStep) =>
  (kinds[kind] as Record<string, { operation: Operation }>)[key]?.operation;
const isOwn = (step: Recipe['steps'][number]): step is OwnStep => 'key' in step;

/** What `booking__guest_name` is in a sample; undefined where there is no such field. */
const valueAt = (sample: unknown, path: string): unknown =>
  path
    .split('__')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], sample);

/** The samples that the steps before can be mapped from, by the name that mappings use. */
function samplesBefore({ trigger, steps }: Recipe, index: number): Record<string, unknown> {
  const first =
    'key' in trigger
      ? (app.triggers[trigger.key]?.operation as Operation | undefined)?.sample
      : Object.fromEntries(trigger.gives.map((name) => [name, '']));
  const own = steps.slice(0, index).filter(isOwn);
  return { trigger: first, ...Object.fromEntries(own.map((step) => [step.as, stepOf(step)?.sample])) };
}

const texts = (step: Recipe['steps'][number]): string[] =>
  'onlyIf' in step ? [step.onlyIf] : Object.values(step.fields);

const mappings = (recipe: Recipe) =>
  recipe.steps.flatMap((step, index) =>
    texts(step)
      .flatMap((text) => [...text.matchAll(/\{\{(\w+)\.(\w+)\}\}/g)])
      .map(([text, from = '', path = '']) => ({ text, from, path, samples: samplesBefore(recipe, index) })),
  );

const cases = recipes.map((recipe) => [recipe.slug, recipe] as const);

describe('the recipes of Zaps', () => {
  it.each(cases)('%s starts on a trigger of the app', (_, { trigger }) => {
    if ('key' in trigger) expect(Object.keys(app.triggers)).toContain(trigger.key);
    else expect(trigger.app).not.toBe('');
  });

  it.each(cases)('%s maps fields that the samples have', (_, recipe) => {
    for (const { text, from, path, samples } of mappings(recipe)) {
      expect([text, valueAt(samples[from], path)]).not.toEqual([text, undefined]);
    }
  });

  it.each(cases)(
    '%s fills what its LGCD steps require, and no field that they do not have',
    (_, { steps }) => {
      for (const step of steps.filter(isOwn)) {
        const fields = (stepOf(step)?.inputFields ?? []).flatMap((field) => ('key' in field ? [field] : []));
        expect(fields).not.toEqual([]);
        const given = Object.keys(step.fields);
        expect(fields.map(({ key }) => key)).toEqual(expect.arrayContaining(given));
        expect(given).toEqual(
          expect.arrayContaining(fields.filter(({ required }) => required).map(({ key }) => key)),
        );
      }
    },
  );

  it('would not pass with a field that LGCD does not send', () => {
    const [recipe] = recipes.filter(({ slug }) => slug === 'brevo-guests');
    const samples = samplesBefore(recipe as Recipe, 1);
    expect(valueAt(samples.trigger, 'booking__guest_email')).toBeUndefined();
    expect(valueAt(samples.booking, 'guest_email')).toBe('karim@example.com');
  });

  it('have the apps and use cases of the workflows of n8n', () => {
    for (const { slug, useCase } of recipes) {
      expect([slug, flows.find((flow) => flow.slug === slug)?.useCase]).toEqual([slug, useCase]);
    }
  });
});
