import { address, h } from './dom.js';
import { code, number, t } from './i18n.js';

const TARGETS = {
  PERSON: ['/person', 'name'], ORGANIZATION: ['/organization', 'name'], PLACE: ['/', 'place'], EVENT: ['/', 'event'],
};

/** The mentions of a paragraph, in order and without overlaps: of two that overlap the one that starts first, then the longer. */
export function mentionsOf(index, article) {
  const all = article.entities.flatMap((entity) =>
    entity.mentions.filter((mention) => mention.paragraph === index).map((mention) => ({ ...mention, entity })));
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter((mention) => {
    if (mention.start < end || mention.end <= mention.start) return false;
    end = mention.end;
    return true;
  });
}

/** A paragraph's text with its mentions as links, marked by type. Offsets are UTF-16 units, as in JavaScript. */
export function withMentions(text, index, article) {
  return pieces(text, mentionsOf(index, article), 0);
}

/** The headline's lines; mentions in it count the lines joined by one blank. */
export function headlineLines(article) {
  const lines = article.headline_lines ?? [];
  if (lines.length === 0) return t('article.untitled');
  const mentions = mentionsOf(-1, article);
  let start = 0;
  return lines.map((line) => {
    const inside = mentions.filter((mention) => mention.start >= start && mention.end <= start + line.length);
    const drawn = h('span', { class: 'headline-line' }, pieces(line, inside, start), ' ');
    start += line.length + 1;
    return drawn;
  });
}

function pieces(text, mentions, offset) {
  const parts = [];
  let done = 0;
  for (const mention of mentions) {
    parts.push(text.slice(done, mention.start - offset), mark(text.slice(mention.start - offset, mention.end - offset), mention.entity));
    done = mention.end - offset;
  }
  parts.push(text.slice(done));
  return parts;
}

function mark(text, entity) {
  const target = TARGETS[entity.type];
  const positions = entity.positions?.map((position) => position.text).join('、');
  const value = entity.amount ? `¥${number(entity.amount)}` : entity.value;
  const attributes = {
    class: `entity ${entity.type}`, title: [code('type', entity.type), entity.name, positions, value].filter(Boolean).join(' · '),
  };
  return target ? h('a', { ...attributes, href: address(target[0], { [target[1]]: entity.name }) }, text) : h('span', attributes, text);
}

/** Which mark means what, and a switch that takes all marks away for reading. */
export function legend(article) {
  const types = [...new Set(article.entities.map((entity) => entity.type))].filter((type) => code('type', type) !== type);
  if (types.length === 0) return null;
  return h('div', { class: 'legend' },
    h('label', {}, h('input', {
      type: 'checkbox', checked: true,
      on: { change: (event) => event.target.closest('article').classList.toggle('unmarked', !event.target.checked) },
    }), ' ', t('article.show')),
    h('ul', { 'aria-label': t('article.entities') }, types.map((type) => h('li', {}, h('span', { class: `entity ${type}` }, code('type', type))))));
}
