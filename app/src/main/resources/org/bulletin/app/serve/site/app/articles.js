import { address, h } from './dom.js';
import { code, date, t } from './i18n.js';

const UNSURE = 0.6;

/** A list of articles as links with date, authors, passages and the first names in them. */
export function articleList(articles) {
  return h('ol', { class: 'articles' }, articles.map((article) => h('li', {}, entry(article))));
}

function entry(article) {
  const people = article.persons ?? [];
  const organizations = article.organizations ?? [];
  return h('article', { 'data-article': article.article_id },
    h('h3', { lang: 'zh-Hans' }, h('a', { href: address('/article', { id: article.article_id }), 'data-key': `article-${article.article_id}` },
      headline(article))),
    h('p', { class: 'meta' }, joined([
      article.newspaper ? h('span', { lang: 'zh-Hans' }, article.newspaper) : null,
      h('time', { datetime: article.published_on }, date(article.published_on)),
      article.page_label ? t('article.page', { label: article.page_label }) : null,
      article.kind === 'ARTICLE' ? null : code('kind', article.kind),
      authors(article.authors),
    ]), flags(article)),
    (article.passages ?? []).map((passage) => h('p', { class: 'passage', lang: 'zh-Hans' }, marked(passage))),
    people.length + organizations.length
      ? h('ul', { class: 'names', lang: 'zh-Hans' },
        people.map((name) => h('li', {}, h('a', { class: 'person', href: address('/person', { name }) }, name))),
        organizations.map((name) => h('li', {}, h('a', { class: 'organization', href: address('/organization', { name }) }, name))))
      : null);
}

function headline(article) {
  if (article.headline_parts?.length) return marked(article.headline_parts);
  return article.headline || t('article.untitled');
}

/** Parts of a text, those that match lit. */
export function marked(parts) {
  return parts.map((part) => (part.marked ? h('mark', {}, part.text) : part.text));
}

/** Authors with their roles as printed; null where there are none. */
export function authors(list) {
  if (!list?.length) return null;
  return h('span', { class: 'authors', lang: 'zh-Hans' },
    list.map(({ name, role }) => [role, name].filter(Boolean).join(' ')).join('、'));
}

/** Things that are there, with a middle dot between them. */
export function joined(things) {
  return things.filter(Boolean).flatMap((thing, place) => (place ? [' · ', thing] : [thing]));
}

/** What a reader should know before trusting an article. */
export function flags(article) {
  return [
    article.open ? h('span', { class: 'flag' }, t('article.open')) : null,
    article.corrected ? h('span', { class: 'flag' }, t('article.corrected')) : null,
    article.confidence < UNSURE ? h('span', { class: 'flag' }, t('article.unsure')) : null,
  ];
}
