import { address, fill, h } from './dom.js';
import { code, t } from './i18n.js';

/**
 * The pages of an article as read, each character shown with the article that it went to: this one's lit, others' dimmed.
 * `show(spans)` brings spans into view, `light(spans)` only lights them.
 */
export function rawPages(pages, roles, article) {
  const views = new Map(pages.map((page) => [page.page_id, pageView(page, roles.filter((role) => role.page_id === page.page_id), article)]));
  const element = h('aside', { class: 'raw', 'aria-labelledby': 'raw-title' },
    h('h2', { id: 'raw-title' }, t('article.raw')), h('p', { class: 'hint' }, t('article.raw.hint')),
    views.size ? [...views.values()].map((view) => view.element) : h('p', { class: 'notice' }, t('article.raw.missing')));
  const covered = (spans) => (spans ?? []).flatMap((span) => views.get(span.page_id)?.pieces.filter(
    (piece) => piece.start < span.end && piece.end > span.start).map((piece) => piece.element) ?? []);
  const light = (spans) => {
    element.querySelectorAll('.now').forEach((one) => one.classList.remove('now'));
    covered(spans).forEach((one) => one.classList.add('now'));
  };
  const show = (spans) => {
    light(spans);
    reveal(covered(spans)[0]);
  };
  const showFirst = () => reveal(element.querySelector('.own'));
  return { element, light, show, showFirst };
}

/** Scrolls the box that holds a piece, never the window, so that a reader of the article stays where she is. */
function reveal(piece) {
  const box = piece?.closest('.raw-text');
  if (!box) return;
  box.scrollTop += piece.getBoundingClientRect().top - box.getBoundingClientRect().top - 24;
  if (box.getBoundingClientRect().bottom < 0 || box.getBoundingClientRect().top > innerHeight) {
    if (piece.classList.contains('now')) piece.scrollIntoView({ block: 'center' });
  }
}

function pageView(page, roles, article) {
  const pieces = [];
  const text = page.text ?? '';
  const parts = [];
  let done = 0;
  const sorted = [...roles, ...leftovers(page)].sort((a, b) => a.start - b.start);
  for (const role of sorted) {
    const start = Math.max(role.start, done);
    if (role.end <= start) continue;
    parts.push(text.slice(done, start));
    const element = piece(text.slice(start, role.end), role, article);
    pieces.push({ start, end: role.end, element });
    parts.push(element);
    done = role.end;
  }
  parts.push(text.slice(done));
  const box = h('div', {
    class: 'raw-text', tabindex: '0', role: 'region', lang: 'zh-Hans', 'aria-label': t('article.raw.region', { page: page.page_id }),
  }, text ? parts : t('article.raw.missing'));
  return { pieces, element: h('section', { class: 'raw-page' }, h('h3', {}, page.page_id), box, original(page)) };
}

function leftovers(page) {
  return (page.leftovers ?? []).flatMap(({ spans }) => spans.map(({ start, end }) => ({ start, end, role: 'leftover', article_id: null })));
}

function piece(text, { role, article_id: owner }, article) {
  if (owner === article.article_id) return h('mark', { class: `own ${role}`, title: code('role', role) }, text);
  if (owner === null || owner === undefined) return h('span', { class: 'leftover', title: t('article.leftover') }, text);
  return h('a', { class: `other ${role}`, href: address('/article', { id: owner }), title: t('article.other'), tabindex: '-1' }, text);
}

function original(page) {
  const there = page.original ? address('/api/original', { page_id: page.page_id }) : null;
  const number = /\.pdf#(\d+)$/i.exec(page.page_id)?.[1] ?? '1';
  const links = h('p', { class: 'originals' },
    there ? h('a', { href: there, target: '_blank', rel: 'noopener' }, t('article.original')) : null, ' ',
    page.source_url && /^https?:/i.test(page.source_url)
      ? h('a', { href: page.source_url, rel: 'noopener noreferrer', target: '_blank' }, t('article.source')) : null);
  if (!there || !/\.pdf(#\d+)?$/i.test(page.source ?? page.page_id)) return links;
  const frame = h('div', {});
  return [links, h('details', {
    on: {
      toggle: (event) => event.target.open && fill(frame, h('iframe', {
        src: `${there}#page=${number}&navpanes=0&view=FitH`, title: t('article.original.frame', { page: page.page_id }), class: 'original',
      })),
    },
  }, h('summary', {}, t('article.original.view')), frame)];
}
