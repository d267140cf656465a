import { type OperationName, operations } from '@lgcd/core-client/contract';
import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { HttpError, Invalid } from '../../http/laravel/errors.ts';
import type { PageContext, Part } from '../app.ts';
import { call } from '../call.ts';
import { missing, seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { sections } from '../ui/nav.ts';
import { formValues, type Values, valuesOf } from '../values.ts';
import { type Command, commandOf } from './command.ts';
import { commandForm } from './form.ts';
import { readInput, shownValue } from './read.ts';
import type { Input } from './schema.ts';

/** A page of the cockpit to go back to; an address of elsewhere is not one. */
const backOf = (values: Values): string => {
  const given = values.text('back') ?? '';
  return /^(\/[a-z0-9./-]*)?(\?[a-z0-9=&_.-]*)?$/i.test(given) && !given.startsWith('//') ? given : '';
};

const sectionOf = (back: string): string =>
  sections.find(({ path }) => path !== '' && back.startsWith(path))?.path ?? '';

const editing = /\.(update|edit)$/;

/** The object as it stands, for a form that edits it. */
async function objectOf(core: Core, domain: Domain, { name, subject }: Command, values: Values) {
  const id = Number(values.text(subject?.input ?? ''));
  const get = `${subject?.resource}.get` as OperationName;
  if (!editing.test(name) || !Object.hasOwn(operations, get) || !Number.isSafeInteger(id)) return undefined;
  return (await call(core, domain, get, { id } as never)) as Record<string, unknown>;
}

/** `Check a guest out; a cleaning task is made`: what it does, and what comes of it. */
export function titleOf({ summary }: Pick<Command, 'summary'>): { title: string; rest: string } {
  const [title = summary, ...rest] = summary.split(/[;:] /);
  const words = rest.join('. ');
  return { title, rest: words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.` };
}

/** Objects that the form lists to choose from. */
const listed = new Set(['property', 'owner', 'whatsappTemplate']);

/**
 * Parts what is given into ids that the page knows and does not ask for, and values that stand in the fields. The
 * property of something new can still be chosen.
 */
function split(command: Command, given: (input: Input) => string | undefined) {
  const fixed: Record<string, string> = {};
  const shown: Record<string, string> = {};
  for (const input of command.inputs) {
    const value = given(input);
    const { name, resource } = input;
    const choosable = resource !== undefined && listed.has(resource) && name !== command.subject?.input;
    const open = command.name.endsWith('.create') && resource !== undefined && listed.has(resource);
    if (value !== undefined && !choosable && !open && (name === 'id' || resource)) fixed[name] = value;
    else shown[name] = value ?? '';
  }
  return { fixed, shown };
}

/** Does one thing to the data: at once, or with a form that asks for the rest. */
export const commandPage: Part = (app, core) => {
  function formPage(
    c: PageContext,
    command: Command,
    draft: ReturnType<typeof split>,
    back: string,
    error?: Invalid,
  ): Promise<Response> {
    const { frame, domain } = c.var;
    const section = sectionOf(back);
    const { title, rest } = titleOf(command);
    const trail = sections.filter(({ path }) => path === section).map(({ name }) => [back, name] as const);
    const page = { title, lead: rest, section, trail };
    return show(
      c,
      error ? { ...page, canonical: frame.to(back) } : page,
      card(
        {},
        commandForm(domain, command, frame.to(`/do/${command.name}`), {
          ...draft,
          back,
          submit: title,
          error,
        }),
      ),
      error ? 422 : 200,
    );
  }

  app.get('/do/:name', async (c) => {
    const command = commandOf(c.req.param('name'));
    if (!command) return missing(c, 'such action', '');
    const values = valuesOf(new URL(c.req.url).searchParams);
    const before = await objectOf(core, c.var.domain, command, values);
    const draft = split(command, ({ name }) => values.text(name));
    if (before) {
      for (const input of command.inputs) {
        if (Object.hasOwn(draft.shown, input.name))
          draft.shown[input.name] = shownValue(input, before[input.name]);
      }
    }
    return formPage(c, command, draft, backOf(values));
  });

  app.post('/do/:name', async (c) => {
    const command = commandOf(c.req.param('name'));
    if (!command) return missing(c, 'such action', '');
    const values = await formValues(c);
    const back = backOf(values);
    try {
      const before = await objectOf(core, c.var.domain, command, values);
      const subject = command.inputs.filter(({ name }) => name === command.subject?.input);
      await command.run(core, c.var.domain, {
        ...readInput(command.inputs, values, before),
        ...readInput(subject, values),
      });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const refused = error instanceof Invalid ? error : new Invalid({ [command.name]: [error.message] });
      return formPage(
        c,
        command,
        split(command, ({ name }) => values.text(name)),
        back,
        refused,
      );
    }
    return seeOther(c, back, 'action-done');
  });
};
