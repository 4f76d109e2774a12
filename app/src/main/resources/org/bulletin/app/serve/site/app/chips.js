import { address, fill, h } from './dom.js';
import { parts, removing } from './filter.js';
import { code, date, t } from './i18n.js';

/** The search box, the filters as chips that can be taken away, and the filters that are typed. */
export function filterBar(element, filter, change) {
  const words = h('input', {
    type: 'search', id: 'q', name: 'q', value: filter.q ?? '', placeholder: t('search.placeholder'), 'data-key': 'q',
    autocomplete: 'off', lang: 'zh-Hans', 'aria-describedby': 'q-hint',
  });
  fill(element,
    h('form', {
      role: 'search', class: 'search',
      on: { submit: (event) => { event.preventDefault(); change({ ...filter, q: words.value.trim(), offset: undefined, order: undefined }); } },
    },
    h('label', { for: 'q', class: 'unseen' }, t('search.label')), words,
    h('span', { id: 'q-hint', class: 'unseen' }, t('search.placeholder')),
    h('button', { type: 'submit', 'data-key': 'submit' }, t('search.button'))),
    chips(filter, change), typed(filter, change));
}

function chips(filter, change) {
  const chosen = parts(filter);
  if (chosen.length === 0) return null;
  return h('ul', { class: 'chips', 'aria-label': t('filter.chips') },
    chosen.map(([name, value]) => chip(filter, name, value, change)),
    chosen.length > 1 ? h('li', {}, h('button', {
      type: 'button', class: 'plain', on: { click: () => change({ q: filter.q, order: filter.order }) },
    }, t('filter.clear'))) : null);
}

function chip(filter, name, value, change) {
  const label = t(`filter.${name}`);
  const text = name === 'open' ? t('filter.open.true') : shown(name, value);
  const profile = ['person', 'organization'].includes(name) ? address(`/${name}`, { name: value }) : null;
  return h('li', { class: 'chip' },
    name === 'open' ? null : h('span', { class: 'chip-name' }, label, ' '),
    profile ? h('a', { href: profile, title: t('filter.open_profile', { name: value }) }, text) : h('span', {}, text),
    h('button', {
      type: 'button', 'data-key': `chip-${name}-${value}`, 'aria-label': t('filter.remove', { name: label, value: text }),
      on: { click: () => change(removing(filter, name, value)) },
    }, '×'));
}

/** A filter's value as readers read it. */
export function shown(name, value) {
  if (name === 'kind') return code('kind', value);
  if (name === 'from' || name === 'to') return date(value);
  return value;
}

function typed(filter, change) {
  const input = (name, attributes) => h('label', {}, t(`filter.${name}`), ' ',
    h('input', { name, value: filter[name] ?? '', 'data-key': `typed-${name}`, ...attributes }));
  const form = h('form', {
    class: 'typed',
    on: {
      submit: (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const label = data.get('page_label').trim();
        change({
          ...filter, offset: undefined, from: data.get('from'), to: data.get('to'), min_confidence: data.get('min_confidence'),
          page_label: label ? [label] : undefined, open: data.get('open') ? 'true' : undefined,
        });
      },
    },
  },
  input('from', { type: 'date' }), input('to', { type: 'date' }),
  input('page_label', { type: 'text', size: 4, value: filter.page_label?.[0] ?? '' }),
  input('min_confidence', { type: 'number', min: 0, max: 1, step: 0.05 }),
  h('label', {}, h('input', { type: 'checkbox', name: 'open', checked: filter.open === 'true' }), ' ', t('filter.open')),
  h('button', { type: 'submit', 'data-key': 'apply' }, t('filter.apply')));
  const open = ['from', 'to', 'page_label', 'min_confidence', 'open'].some((name) => filter[name]);
  return h('details', { class: 'more', open }, h('summary', { 'data-key': 'more' }, t('filter.more')), form);
}
