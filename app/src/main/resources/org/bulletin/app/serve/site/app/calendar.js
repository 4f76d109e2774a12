import { get } from './api.js';
import { address, announce, fill, h } from './dom.js';
import { code, date, locale, t } from './i18n.js';
import { empty, into, loading, titled } from './notices.js';

const WORST = ['refused', 'missing', 'absent', 'retracted'];
const SIGNS = { there: '●', missing: '◐', absent: '–', refused: '✕', retracted: '○' };

/** Which issues are there, month by month, and what became of the pages of each. */
export function calendarView(main, go, signal) {
  const update = () => {
    const parameters = new URLSearchParams(location.search);
    const newspaper = parameters.get('newspaper') ?? undefined;
    titled(t('calendar.title'));
    if (main.childElementCount === 0) fill(main, loading());
    into(main, () => get('calendar', { newspaper, year: parameters.get('year') }, signal), (found) => {
      const issues = found.issues.map((issue) => ({ ...issue, state: stateOf(issue.pages) }));
      const year = Number(parameters.get('year')) || found.years?.at(-1) || Number(issues.map((issue) => issue.date).sort().at(-1)?.slice(0, 4)) || new Date().getFullYear();
      draw(main, go, { newspapers: found.newspapers, newspaper, year, day: parameters.get('day') },
        issues.filter((issue) => issue.date.startsWith(`${year}-`)));
    }, update);
  };
  update();
  return { update };
}

function stateOf(pages) {
  if (pages.every((page) => page.state === 'missing')) return 'absent';
  return WORST.find((state) => pages.some((page) => page.state === state)) ?? 'there';
}

function draw(main, go, { newspapers, newspaper, year, day }, issues) {
  const there = (changed) => address('/calendar', { newspaper, year, ...changed });
  const detail = h('section', { class: 'issue', 'aria-live': 'polite' });
  const choose = (date) => {
    go(there({ day: date }), { replace: true });
  };
  fill(main, h('h1', {}, t('calendar.title')),
    h('div', { class: 'calendar-controls' },
      h('label', {}, t('calendar.newspaper'), ' ', h('select', { 'data-key': 'newspaper', on: { change: (event) => go(there({ newspaper: event.target.value })) } },
        h('option', { value: '' }, '—'), newspapers.map((name) => h('option', { value: name, selected: name === newspaper, lang: 'zh-Hans' }, name)))),
      h('nav', { 'aria-label': t('calendar.year') },
        h('a', { href: there({ year: year - 1 }), 'aria-label': t('calendar.previous') }, '‹ ', year - 1), ' ',
        h('strong', {}, year), ' ',
        h('a', { href: there({ year: year + 1 }), 'aria-label': t('calendar.next') }, year + 1, ' ›')),
      h('ul', { class: 'calendar-legend', 'aria-label': t('calendar.legend') },
        Object.keys(SIGNS).map((state) => h('li', { class: state }, `${SIGNS[state]} `, t(`calendar.state.${state}`))))));
  if (issues.length === 0) {
    main.append(empty(t('calendar.none', { year: String(year) }), t('calendar.none.hint')));
    announce(t('calendar.none', { year: String(year) }));
    return;
  }
  const byDay = Map.groupBy ? Map.groupBy(issues, (issue) => issue.date) : grouped(issues);
  main.append(h('p', { class: 'hint' }, t('calendar.choose')),
    h('div', { class: 'calendar' },
      h('div', { class: 'months' }, Array.from({ length: 12 }, (_, month) => monthTable(year, month, byDay, day, choose))), detail));
  if (day && byDay.has(day)) {
    fill(detail, byDay.get(day).map(issueTable));
    main.querySelector('[aria-pressed="true"]')?.focus({ preventScroll: true });
    detail.scrollIntoView({ block: 'nearest' });
  }
}

function grouped(issues) {
  const groups = new Map();
  issues.forEach((issue) => groups.set(issue.date, [...(groups.get(issue.date) ?? []), issue]));
  return groups;
}

function monthTable(year, month, byDay, chosen, choose) {
  const first = new Date(Date.UTC(year, month, 1));
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const cells = [...Array(before).fill(null), ...Array.from({ length: days }, (_, index) => index + 1)];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(7 * week, 7 * week + 7));
  const name = new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(first);
  const iso = (number) => `${year}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  return h('table', { class: 'month' }, h('caption', {}, name),
    h('thead', {}, h('tr', {}, [...t('calendar.weekdays')].map((letter) => h('th', { scope: 'col' }, letter)))),
    h('tbody', {}, weeks.map((week) => h('tr', {}, week.map((number) =>
      h('td', {}, number === null ? null : cell(number, byDay.get(iso(number)), iso(number) === chosen, () => choose(iso(number)))))))));
}

function cell(number, issues, chosen, choose) {
  if (!issues) return String(number);
  const state = WORST.find((one) => issues.some((issue) => issue.state === one)) ?? 'there';
  const label = issues.map((issue) => t('calendar.issue', {
    newspaper: issue.newspaper, date: date(issue.date), state: t(`calendar.state.${issue.state}`),
    there: issue.pages.filter((page) => page.state === 'there').length, total: issue.pages.length,
  })).join('; ');
  return h('button', { type: 'button', class: state, 'aria-label': label, title: label, 'aria-pressed': String(chosen), on: { click: choose } },
    String(number), h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state]));
}

function issueTable(issue) {
  const { newspaper, date: day } = issue;
  return [
    h('h2', {}, t('calendar.pages', { newspaper, date: date(day) })),
    h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('calendar.pages', { newspaper, date: date(day) }) }, h('table', {},
      h('thead', {}, h('tr', {}, ['page', 'state', 'reason'].map((key) => h('th', { scope: 'col' }, t(`calendar.${key}`))))),
      h('tbody', {}, issue.pages.map(({ label, state, reason }) => h('tr', {},
        h('td', {}, label), h('td', { class: state }, `${SIGNS[state] ?? ''} `, code('page.state', state)), h('td', {}, reason ?? '')))))),
    h('p', {}, h('a', { href: address('/', { newspaper, from: day, to: day }) }, t('calendar.articles'))),
  ];
}
