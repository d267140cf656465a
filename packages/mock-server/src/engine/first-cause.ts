/** Happy eyeballs: every address failed, and each has its own reason. */
export const firstCause = (error: NodeJS.ErrnoException): NodeJS.ErrnoException =>
  error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error;
