/** The ways in which Laravel refuses a request. Bodies and headers: `laravel/answers.ts`, recorded from Laravel 12. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
  }
}

/** 422 with messages by field. */
export class Invalid extends HttpError {
  /** Field paths as Laravel writes them, `guest.email`, `events.0`. */
  readonly errors: Readonly<Record<string, readonly string[]>>;

  constructor(errors: Record<string, readonly string[]>) {
    const messages = Object.values(errors).flat();
    const more = messages.length - 1;
    const rest = more > 0 ? ` (and ${more} more error${more > 1 ? 's' : ''})` : '';
    super(422, `${messages[0] ?? 'The given data was invalid.'}${rest}`);
    this.name = 'Invalid';
    this.errors = errors;
  }
}

/** For handlers: `throw invalid({ check_in: 'The property is not available on these dates.' })`. */
export const invalid = (errors: Record<string, string>): Invalid =>
  new Invalid(Object.fromEntries(Object.entries(errors).map(([field, message]) => [field, [message]])));

/** Laravel's `exists` and `in` rules. */
export const selectedInvalid = (field: string): string =>
  `The selected ${field.replaceAll('_', ' ')} is invalid.`;

export const notFound = (model: string, id: string | number): HttpError =>
  new HttpError(404, `No query results for model [App\\Models\\${model}] ${id}`);

export const forbidden = (message = 'Invalid ability provided.'): HttpError => new HttpError(403, message);
