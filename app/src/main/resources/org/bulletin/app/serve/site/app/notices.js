import { Failure } from './api.js';
import { announce, fill, h } from './dom.js';
import { t } from './i18n.js';

/** The title of a view, in the window's title too. */
export function titled(text) {
  document.title = `${text} · Bulletin`;
}

export function loading() {
  return h('p', { class: 'loading' }, t('loading'));
}

/** What stands where nothing is: why, and what to do. */
export function empty(title, hint) {
  return h('div', { class: 'notice' }, h('p', { class: 'notice-title' }, title), hint ? h('p', {}, hint) : null);
}

/** What stands where something failed, with a button that tries again; the view's heading where nothing else is. */
function failed(error, again, whole) {
  return h('div', { class: 'notice failed', role: 'alert' },
    h(whole ? 'h1' : 'p', { class: 'notice-title' }, t('error.title')),
    h('p', {}, error.message),
    again ? h('button', { type: 'button', on: { click: again } }, t('retry')) : null);
}

/**
 * Fills an element with what a promise brings, or with why it brought nothing. What an aborted request would have brought is
 * dropped.
 */
export async function into(element, promise, draw, again) {
  element.setAttribute('aria-busy', 'true');
  try {
    const value = await promise();
    draw(value);
  } catch (error) {
    if (error.name === 'AbortError') return;
    fill(element, failed(error, again, element.id === 'main'));
    if (!(error instanceof Failure)) console.error(error);
  } finally {
    element.removeAttribute('aria-busy');
  }
}

export function notFound(main) {
  titled('404');
  fill(main, h('h1', {}, '404'), empty(t('error.view'), null));
  announce(t('error.view'));
}
