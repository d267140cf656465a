import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PageContext } from './app.ts';
import { type Notice, noticeText } from './notices.ts';
import { notice } from './ui/form.ts';
import { type Content, html } from './ui/html.ts';
import { layout, type Page } from './ui/layout.ts';

/** Answers a page. What an action has done before the redirect stands above its content. */
export async function show(
  c: PageContext,
  page: Page,
  content: Content,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const done = noticeText(c.req.query('done'));
  const whole = layout(
    c.var.frame,
    page,
    done ? html`${notice('ok', html`<p>${done}</p>`)}${content}` : content,
  );
  return c.html(whole, status);
}

/** After a change: the browser gets the page anew, so that a reload does not repeat the change. */
export function seeOther(c: PageContext, path: string, done?: Notice): Response {
  const address = c.var.frame.to(path);
  const mark = done ? `${address.includes('?') ? '&' : '?'}done=${done}` : '';
  return c.redirect(`${address}${mark}`, 303);
}

/** A page of the agency that is not there. */
export const missing = (c: PageContext, what: string, section: string): Promise<Response> =>
  show(
    c,
    { title: 'Not found', section },
    html`<div class="card"><div class="empty"><p>${c.var.frame.agency.name} has no ${what}. It may have been deleted, the server may have been reset, or it may belong to another agency.</p><a class="button" href="${c.var.frame.to(section)}">Back</a></div></div>`,
    404,
  );
