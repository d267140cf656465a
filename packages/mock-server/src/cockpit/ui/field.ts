import { type Content, type Html, html } from './html.ts';

export interface FieldOptions {
  name: string;
  label: string;
  type?:
    | 'text'
    | 'number'
    | 'date'
    | 'month'
    | 'datetime-local'
    | 'url'
    | 'email'
    | 'tel'
    | 'search'
    | 'textarea'
    | 'code';
  value?: string | number | null | undefined;
  /** Choices make it a list to choose from: values, or values with their words. */
  choices?: readonly (string | readonly [value: string, words: string])[];
  /** The first entry of the list, with an empty value. */
  none?: string;
  hint?: Content;
  error?: string | undefined;
  required?: boolean;
  wide?: boolean;
  placeholder?: string;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | undefined;
  /** When several forms of a page have the same field. */
  prefix?: string;
  autocomplete?: string;
  size?: 'tight' | 'grow';
}

const attribute = (name: string, value: string | number | null | undefined): Content =>
  value === undefined || value === null || value === '' ? '' : html` ${name}="${value}"`;

function control(field: FieldOptions, id: string): Html {
  const { name, type = 'text', value, choices, none, error, required, placeholder, min, max, step } = field;
  const described = [field.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const shared = html` id="${id}" name="${name}"${required ? html` required` : ''}${error ? html` aria-invalid="true"` : ''}${attribute('aria-describedby', described)}${attribute('placeholder', placeholder)} autocomplete="${field.autocomplete ?? 'off'}"`;
  if (choices) {
    return html`<select${shared}>${none === undefined ? '' : html`<option value="">${none}</option>`}${choices.map(
      (choice) => {
        const [key, words] = typeof choice === 'string' ? [choice, choice] : choice;
        return html`<option value="${key}"${String(value ?? '') === key ? html` selected` : ''}>${words}</option>`;
      },
    )}</select>`;
  }
  if (type === 'textarea' || type === 'code') {
    // The parser drops one line break after the tag, so one of ours stands there.
    return html`<textarea${shared}${type === 'code' ? html` class="code" spellcheck="false" autocapitalize="off"` : ''}>
${value ?? ''}</textarea>`;
  }
  return html`<input${shared} type="${type}"${attribute('value', value)}${attribute('min', min)}${attribute('max', max)}${attribute('step', step)}>`;
}

/** A field with its label, hint and error, tied together for screen readers. */
export function field(options: FieldOptions): Html {
  const id = `${options.prefix ?? 'f'}-${options.name.replace(/[^a-z0-9]+/gi, '-')}`;
  const wide = options.wide ?? (options.type === 'textarea' || options.type === 'code');
  return html`
    <div class="field${wide ? ' wide' : ''}${options.size ? ` ${options.size}` : ''}">
      <label for="${id}">${options.label}</label>
      ${control(options, id)}
      ${options.hint ? html`<span class="hint" id="${id}-hint">${options.hint}</span>` : ''}
      ${options.error ? html`<span class="error" id="${id}-error">${options.error}</span>` : ''}
    </div>`;
}

interface CheckOptions {
  name: string;
  label: Content;
  value?: string;
  checked?: boolean;
  hint?: Content;
  type?: 'checkbox' | 'radio';
}

export const check = ({
  name,
  label,
  value = '1',
  checked,
  hint,
  type = 'checkbox',
}: CheckOptions): Html => html`
  <label class="check"><input type="${type}" name="${name}" value="${value}"${checked ? html` checked` : ''}>
    <span>${label}${hint ? html`<span class="hint">${hint}</span>` : ''}</span></label>`;
