import { get } from './api.js';
import { authors, flags, joined } from './articles.js';
import { address, announce, fill, h } from './dom.js';
import { code, date, moment, number, t } from './i18n.js';
import { headlineLines, legend, withMentions } from './mentions.js';
import { into, loading, titled } from './notices.js';
import { rawPages } from './rawpage.js';

/** One article, its names marked, beside the page that it was cut from. */
export function articleView(main, go, signal) {
  const update = () => {
    const id = new URLSearchParams(location.search).get('id') ?? '';
    fill(main, loading());
    into(main, () => get('article', { id }, signal), ({ article, pages, roles }) => {
      const title = article.headline || t('article.untitled');
      titled(title);
      const raw = rawPages(pages, roles, article);
      const text = h('article', { class: 'reading', 'aria-label': title }, head(article), paragraphs(article, raw), panels(article), provenance(article));
      fill(main, h('div', { class: 'beside' }, text, raw.element));
      raw.showFirst();
      announce(title);
    }, update);
  };
  update();
  return { update };
}

function head(article) {
  return h('header', {},
    h('h1', { lang: 'zh-Hans' }, headlineLines(article)),
    h('p', { class: 'meta' }, joined([
      article.newspaper ? h('a', { href: address('/', { newspaper: article.newspaper }), lang: 'zh-Hans' }, article.newspaper) : null,
      article.published_on ? h('time', { datetime: article.published_on }, date(article.published_on), article.published_on_inferred ? ` (${t('article.inferred')})` : '') : t('date.unknown'),
      article.page_label ? t('article.page', { label: article.page_label }) : null,
      article.kind === 'ARTICLE' ? null : code('kind', article.kind),
      authors(article.authors),
    ]), flags(article)),
    legend(article));
}

const PARAGRAPHS = { SECTION_HEADING: 'h2', CAPTION: 'p', ATTRIBUTION: 'p', BODY: 'p' };

function paragraphs(article, raw) {
  return h('div', { class: 'text', lang: 'zh-Hans' }, article.paragraphs.map((paragraph, index) => {
    const show = paragraph.spans?.length
      ? h('button', {
        type: 'button', class: 'locate', lang: document.documentElement.lang, 'aria-label': t('article.show_on_page', { n: index + 1 }),
        title: t('article.show_on_page', { n: index + 1 }), on: { click: () => raw.show(paragraph.spans) },
      }, String(index + 1))
      : null;
    return h('div', { class: 'row', on: { mouseenter: () => raw.light(paragraph.spans), mouseleave: () => raw.light([]) } },
      show, h(PARAGRAPHS[paragraph.kind] ?? 'p', { class: `paragraph-${paragraph.kind}` }, withMentions(paragraph.text, index, article)));
  }));
}

function panels(article) {
  const of = (type) => article.entities.filter((entity) => entity.type === type);
  const list = (type, title, item) => {
    const entities = of(type);
    return entities.length === 0 ? null : h('section', {}, h('h2', {}, t(title)),
      h('ul', { class: `entity-list ${type.toLowerCase()}s`, lang: 'zh-Hans' }, entities.map((entity) => h('li', {}, item(entity)))));
  };
  const link = (path, name) => (entity) => h('a', { href: address(path, { [name]: entity.name }) }, entity.name);
  return h('div', { class: 'panels' },
    list('PERSON', 'article.people', (entity) => [
      link('/person', 'name')(entity),
      entity.positions.length ? h('span', { class: 'positions' }, ' ', entity.positions.map(({ text }) => text).join('、')) : null]),
    list('ORGANIZATION', 'article.organizations', link('/organization', 'name')),
    list('PLACE', 'article.places', link('/', 'place')),
    list('EVENT', 'article.events', link('/', 'event')),
    list('DOCUMENT', 'article.documents', ({ name }) => name),
    list('DATE', 'article.dates', ({ name, value }) => (value && value !== name ? [name, h('span', { class: 'positions' }, ' ', value)] : name)),
    list('AMOUNT', 'article.amounts', ({ name, amount }) => (amount ? [name, h('span', { class: 'positions' }, ' ¥', number(amount))] : name)),
    article.keywords?.length ? h('section', {}, h('h2', {}, t('article.keywords')), h('ul', { class: 'entity-list', lang: 'zh-Hans' },
      article.keywords.map((keyword) => h('li', {}, h('a', { href: address('/', { keyword }) }, keyword))))) : null);
}

function provenance(article) {
  const from = article.provenance ?? {};
  const facts = [
    ['article.id', article.article_id], ['article.generation', from.generation], ['article.version', from.version],
    ['article.pipeline', from.pipeline_version], ['article.ingested', from.ingested_at && moment(from.ingested_at)],
    ['article.indexed', from.indexed_at && moment(from.indexed_at)],
  ].filter(([, value]) => value !== null && value !== undefined);
  return h('details', { class: 'provenance' }, h('summary', {}, t('article.provenance')),
    h('p', {}, t('article.confidence', { value: number(Math.round(100 * article.confidence) / 100) })),
    h('dl', {}, facts.map(([key, value]) => [h('dt', {}, t(key)), h('dd', {}, String(value))])));
}
