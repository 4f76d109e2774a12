import { get } from './api.js';
import { articleList } from './articles.js';
import { address, announce, fill, h } from './dom.js';
import { date, number, t } from './i18n.js';
import { network } from './network.js';
import { empty, into, loading, titled } from './notices.js';
import { timeline } from './timeline.js';

const LATEST = 20;
const NODES = 24;

/** Everything that a person does: timeline, positions, with whom, articles. */
export function personView(main, go, signal) {
  return profile(main, go, signal, 'person', (found) => [
    positionTable(found.positions ?? []),
    counted('profile.with', found.with, '/person'),
    counted('profile.organizations', found.organizations, '/organization'),
  ]);
}

/** The same of an organization. */
export function organizationView(main, go, signal) {
  return profile(main, go, signal, 'organization', (found) => [
    counted('profile.persons', found.persons, '/person'),
    counted('profile.with_organizations', found.with, '/organization'),
    counted('profile.places', found.places, null),
  ]);
}

function profile(main, go, signal, kind, lists) {
  const update = () => {
    const parameters = new URLSearchParams(location.search);
    const name = parameters.get('name') ?? '';
    const newspaper = parameters.get('newspaper') ?? undefined;
    const filter = { [kind]: name, newspaper };
    const time = h('section', { class: 'time', 'aria-labelledby': 'time-title' });
    const graph = h('section', { class: 'graph' });
    const latest = h('section', { class: 'results' });
    titled(name);
    fill(main, loading());
    into(main, () => get(kind, { name, newspaper }, signal), (found) => {
      fill(main, head(kind, name, found, filter));
      announce(`${name}: ${t('profile.total', { total: found.total })}`);
      if (found.total === 0) {
        main.append(empty(t('profile.none', { name }), t('profile.none.hint')));
        return;
      }
      main.append(time, h('div', { class: 'columns profile' }, h('div', { class: 'lists' }, lists(found)), h('div', {}, graph, latest)));
      timeline(time, found.over_time, (from, to) => go(address('/', { ...filter, from, to })), signal);
      into(graph, () => get('network', { [kind]: name, size: NODES }, signal), (net) => network(graph, name, net, go, signal), update);
      into(latest, () => get('articles', { ...filter, limit: LATEST, order: 'newest' }, signal), (articles) =>
        fill(latest, h('h2', {}, t('profile.latest')), articleList(articles.articles),
          h('p', {}, h('a', { href: address('/', filter) }, t('profile.all')))), update);
    }, update);
  };
  update();
  return { update };
}

function head(kind, name, found, filter) {
  return h('header', { class: 'profile-head' },
    h('p', { class: 'kicker' }, t(`profile.${kind}`), filter.newspaper ? ` · ${filter.newspaper}` : ''),
    h('h1', { lang: 'zh-Hans' }, name),
    h('p', {}, t('profile.total', { total: found.total }), ' · ', h('a', { href: address('/', filter) }, t('profile.all'))));
}

function positionTable(positions) {
  const title = h('h2', { id: 'positions-title' }, t('profile.positions'));
  if (positions.length === 0) return h('section', {}, title, h('p', { class: 'hint' }, t('profile.nothing')));
  const column = (key, kind) => h('th', { scope: 'col', class: kind }, t(key));
  return h('section', {}, title, h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-labelledby': 'positions-title' }, h('table', { class: 'positions-table' },
    h('thead', {}, h('tr', {}, column('profile.position'), column('profile.first'), column('profile.last'), column('profile.articles', 'number'))),
    h('tbody', {}, positions.map(({ text, first, last, articles }) => h('tr', {},
      h('td', { lang: 'zh-Hans' }, text), h('td', {}, date(first)), h('td', {}, date(last)),
      h('td', { class: 'number' }, number(articles))))))));
}

function counted(key, values, path) {
  const list = values ?? [];
  return h('section', {}, h('h2', {}, t(key)),
    list.length === 0 ? h('p', { class: 'hint' }, t('profile.nothing')) : h('ul', { class: 'counted', lang: 'zh-Hans' },
      list.map((value) => {
        const name = value.name ?? value.value;
        return h('li', {},
          h('a', { href: path ? address(path, { name }) : address('/', { place: name }) }, name), ' ',
          h('span', { class: 'count' }, number(value.articles ?? value.count ?? 0)),
          value.positions?.length ? h('span', { class: 'positions' }, ' ', value.positions.map((one) => one.text ?? one).join('、')) : null);
      })));
}
