import { get } from './api.js';
import { articleList } from './articles.js';
import { filterBar } from './chips.js';
import { address, announce, fill, h, keepingFocus } from './dom.js';
import { facetLists } from './facets.js';
import { adding, parts, read, removing, withoutView } from './filter.js';
import { number, t } from './i18n.js';
import { empty, into, loading, titled } from './notices.js';
import { timeline } from './timeline.js';

const PAGE = 20;
const FACET = 30;
// What OpenSearch lets a list be paged through; exports have the same end.
const DEEPEST = 10_000;

/** The search: words, chips, counts over time, lists to narrow by, articles. All state is in the URL. */
export function searchView(main, go, signal) {
  const bar = h('div', { class: 'filter-bar' });
  const time = h('section', { class: 'time', 'aria-labelledby': 'time-title' });
  const facets = h('aside', { class: 'facets', 'aria-label': t('facets.label') });
  const results = h('section', { class: 'results', 'aria-labelledby': 'results-title' }, loading());
  let request = new AbortController();
  let asked = null;
  let page = null;
  fill(main, h('h1', { class: 'unseen' }, t('search.title')), bar, time, h('div', { class: 'columns' }, facets, results));
  signal.addEventListener('abort', () => request.abort());

  function update() {
    request.abort();
    request = new AbortController();
    const filter = read(location.search);
    const change = (changed) => go(address('/', changed));
    titled(filter.q ?? t('search.title'));
    keepingFocus(() => filterBar(bar, filter, change));
    list(filter, change);
    const narrowing = JSON.stringify(withoutView(filter));
    if (narrowing !== asked) {
      asked = narrowing;
      summary(filter, change);
    }
  }

  function list(filter, change) {
    const offset = Math.max(0, Number.parseInt(filter.offset ?? '0', 10) || 0);
    const query = { ...withoutView(filter), offset, limit: PAGE, order: filter.order ?? (filter.q ? 'best' : 'newest') };
    into(results, () => get('articles', query, request.signal), (found) => {
      announce(t('search.total', { total: found.total }));
      keepingFocus(() => fill(results, heading(found, offset, query.order, filter, change), body(found, filter), pages(found, offset, filter)));
      if (page !== null && page !== offset) document.getElementById('results-title').focus();
      page = offset;
    }, update);
  }

  function summary(filter, change) {
    const current = request.signal;
    into(time, () => get('facets', { ...withoutView(filter), size: FACET }, current), (found) => {
      keepingFocus(() => {
        timeline(time, found.over_time, (from, to) => change({ ...filter, from, to, offset: undefined }), signal);
        facetLists(facets, found, filter, (name, value, chosen) => change(chosen ? removing(filter, name, value) : adding(filter, name, value)));
      });
    }, () => { asked = null; update(); });
  }

  update();
  return { update };
}

function heading(found, offset, order, filter, change) {
  const last = Math.min(found.total, offset + found.articles.length);
  return h('div', { class: 'results-head' },
    h('h2', { id: 'results-title', tabindex: '-1' }, t('search.heading'), ' ',
      h('span', { class: 'count', 'data-total': found.total }, found.total === 0 ? number(0)
        : t('search.range', { first: Math.min(offset + 1, found.total), last, total: found.total }))),
    h('label', { class: 'order' }, t('search.order'), ' ',
      h('select', { 'data-key': 'order', on: { change: (event) => change({ ...filter, order: event.target.value, offset: undefined }) } },
        ['newest', 'best'].map((value) => h('option', { value, selected: value === order }, t(`order.${value}`))))));
}

function body(found, filter) {
  if (found.articles.length) return articleList(found.articles);
  const filtered = filter.q || parts(filter).length || filter.offset;
  return filtered ? empty(t('search.none'), t('search.none.hint')) : empty(t('search.empty'), t('search.empty.hint'));
}

function pages(found, offset, filter) {
  const there = (start) => address('/', { ...filter, offset: start || undefined });
  const next = offset + PAGE < Math.min(found.total, DEEPEST);
  const only = withoutView(filter);
  return [
    h('nav', { class: 'paging', 'aria-label': t('page.label') },
      offset > 0 ? h('a', { href: there(Math.max(0, offset - PAGE)), rel: 'prev', 'data-key': 'previous' }, t('page.previous')) : null,
      next ? h('a', { href: there(offset + PAGE), rel: 'next', 'data-key': 'next' }, t('page.next')) : null),
    found.total > DEEPEST && !next ? h('p', { class: 'hint' }, t('search.deep')) : null,
    h('p', { class: 'exports' }, `${t('export.label')}: `,
      h('a', { href: address('/feed.atom', only) }, t('export.atom')), ' ',
      h('a', { href: address('/feed.rss', only) }, t('export.rss')), ' ',
      h('a', { href: address('/api/export.csv', only), download: true }, t('export.csv')), ' ',
      h('a', { href: address('/api/export.json', only), download: true }, t('export.json'))),
  ];
}
