import { articleView } from './article.js';
import { calendarView } from './calendar.js';
import { fill, h } from './dom.js';
import { choose, current, t } from './i18n.js';
import { notFound } from './notices.js';
import { pipelineView } from './pipeline.js';
import { organizationView, personView } from './profile.js';
import { searchView } from './search.js';

const views = {
  '/': searchView,
  '/article': articleView,
  '/person': personView,
  '/organization': organizationView,
  '/calendar': calendarView,
  '/pipeline': pipelineView,
};

const main = document.getElementById('main');
let shown = { path: null, view: null, controller: null };

/**
 * Shows what the URL says. A view is a function of (element, go, signal) that fills the element and gives back `update()`,
 * called when only the query has changed; the signal is aborted when the view goes away.
 */
function show(arrived) {
  const path = location.pathname;
  if (shown.path === path && shown.view?.update) {
    shown.view.update();
    return;
  }
  shown.controller?.abort();
  const controller = new AbortController();
  const make = views[path] ?? notFound;
  main.replaceChildren();
  main.className = `view-${path.slice(1) || 'search'}`;
  shown = { path, controller, view: null };
  frame();
  shown.view = make(main, go, controller.signal) ?? null;
  if (arrived) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

/** Goes to an address of this site; `replace` leaves no step for Back. */
export function go(address, { replace = false } = {}) {
  const url = new URL(address, location.href);
  if (url.pathname === location.pathname && url.search === location.search) return;
  if (!replace) history.replaceState({ top: scrollY }, '');
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  show(true);
}

/** Scrolls to where the reader was, as soon as the view is long enough again; gives up after two seconds. */
function comeBack(top, until = performance.now() + 2000) {
  if (document.documentElement.scrollHeight >= top + innerHeight) {
    scrollTo(0, top);
  } else if (performance.now() < until) {
    requestAnimationFrame(() => comeBack(top, until));
  }
}

function frame() {
  const link = (path, key) =>
    h('li', {}, h('a', { href: path, 'aria-current': location.pathname === path ? 'page' : null }, t(key)));
  document.documentElement.lang = current() === 'zh' ? 'zh-Hans' : 'en';
  document.getElementById('skip').textContent = t('nav.skip');
  fill(document.getElementById('header'),
    h('a', { href: '/', class: 'brand' }, h('strong', {}, 'Bulletin'), ' ', h('span', {}, t('site.tagline'))),
    h('nav', { 'aria-label': t('nav.label') },
      h('ul', {}, link('/', 'nav.search'), link('/calendar', 'nav.calendar'), link('/pipeline', 'nav.pipeline'))),
    h('button', {
      type: 'button', class: 'language', lang: current() === 'zh' ? 'en' : 'zh-Hans', 'data-key': 'language',
      'aria-label': t('nav.language.label'), on: { click: switchLanguage },
    }, t('nav.language')));
  fill(document.getElementById('footer'), h('p', {}, t('site.footer')));
}

function switchLanguage() {
  choose(current() === 'zh' ? 'en' : 'zh');
  shown.path = null;
  show(false);
  document.querySelector('.language').focus();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (link.target || link.hasAttribute('download') || url.origin !== location.origin || !(url.pathname in views)) return;
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  event.preventDefault();
  go(url.href);
});
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
history.scrollRestoration = 'manual';
addEventListener('popstate', (event) => {
  show(false);
  comeBack(event.state?.top ?? 0);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  shown.path = null;
  show(false);
});
show(false);
