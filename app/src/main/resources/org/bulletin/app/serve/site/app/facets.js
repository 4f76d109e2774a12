import { fill, h } from './dom.js';
import { has } from './filter.js';
import { number, t } from './i18n.js';
import { shown } from './chips.js';

const FEW = 8;
const LISTS = [
  ['persons', 'person'], ['organizations', 'organization'], ['places', 'place'], ['events', 'event'], ['positions', 'position'],
  ['newspapers', 'newspaper'], ['keywords', 'keyword'], ['kinds', 'kind'], ['authors', 'author'],
];
const expanded = new Set();

/** Lists of the most frequent values, each a button that narrows everything, with a bar as long as its share. */
export function facetLists(element, found, filter, toggle) {
  const wide = matchMedia('(min-width: 60em)').matches;
  const open = element.querySelector('details')?.open ?? wide;
  fill(element, h('details', { class: 'facet-lists', open },
    h('summary', { 'data-key': 'facets' }, t('facets.show')),
    LISTS.filter(([list]) => found[list]?.length).map(([list, name]) => facetList(list, name, found[list], filter, toggle))));
}

function facetList(list, name, values, filter, toggle) {
  const most = Math.max(...values.map((value) => value.count));
  const items = values.map((value, place) => item(name, value, most, filter, toggle, place >= FEW && !expanded.has(list)));
  const heading = `facet-${list}`;
  return h('section', { class: `facet facet-${name}` },
    h('h3', { id: heading }, t(`facets.${list}`)),
    h('ul', { 'aria-labelledby': heading }, items),
    values.length > FEW ? expander(list, items) : null);
}

function item(name, { value, count }, most, filter, toggle, hidden) {
  const chosen = has(filter, name, value);
  return h('li', { hidden },
    h('button', {
      type: 'button', 'data-key': `facet-${name}-${value}`, 'aria-pressed': String(chosen),
      title: t('facets.add', { value: shown(name, value), count }), style: { '--share': `${(100 * count) / most}%` },
      on: { click: () => toggle(name, value, chosen) },
    }, h('span', { class: 'value' }, shown(name, value)), ' ', h('span', { class: 'count' }, number(count))));
}

function expander(list, items) {
  const button = h('button', { type: 'button', class: 'plain', 'aria-expanded': String(expanded.has(list)), 'data-key': `more-${list}` });
  const label = () => { button.textContent = t(expanded.has(list) ? 'facets.less' : 'facets.more'); };
  button.addEventListener('click', () => {
    if (!expanded.delete(list)) expanded.add(list);
    items.forEach((one, place) => { one.hidden = place >= FEW && !expanded.has(list); });
    button.setAttribute('aria-expanded', String(expanded.has(list)));
    label();
  });
  label();
  return button;
}
