import { get } from './api.js';
import { fill, h, keepingFocus } from './dom.js';
import { moment, number, t } from './i18n.js';
import { empty, into, loading, titled } from './notices.js';

const EVERY_MS = 5000;

/** What each stage does, generations, dead letters and accounts; read anew while somebody looks. */
export function pipelineView(main, go, signal) {
  const at = h('p', { class: 'hint' });
  const parts = h('div', {}, loading());
  let paused = false;
  const button = h('button', { type: 'button', on: { click: () => { paused = !paused; label(); if (!paused) refresh(); } } });
  const label = () => { button.textContent = t(paused ? 'pipeline.resume' : 'pipeline.pause'); };
  const refresh = () => into(parts, () => get('pipeline', {}, signal), (found) => {
    at.textContent = `${t('pipeline.at', { time: moment(Date.now()) })} · ${t('pipeline.refresh')}`;
    keepingFocus(() => fill(parts, accounts(found.accounts), stages(found.stages), generations(found.generations), dead(found.dead_letters)));
  }, refresh);
  titled(t('pipeline.title'));
  label();
  fill(main, h('h1', {}, t('pipeline.title')), h('div', { class: 'refresh' }, at, button), parts);
  const timer = setInterval(() => { if (!paused && !document.hidden) refresh(); }, EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  refresh();
  return { update: refresh };
}

function table(title, id, columns, rows) {
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-labelledby': id, 'data-key': id }, h('table', {},
    h('thead', {}, h('tr', {}, columns.map((key) => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((value) => h('td', {}, value)))))));
}

function section(id, title, ...content) {
  return h('section', { class: id }, h('h2', { id }, title), content);
}

function stages(list = []) {
  const rows = list.map((stage) => [
    stage.stage, stage.instance, stage.generation ?? '', stage.state, stage.waiting_for || '', figure(stage.lag), figures(stage.rates),
    figures(stage.counts), stage.version ?? '',
    h('span', { class: stage.alive ? 'alive' : 'gone' }, stage.alive ? t('pipeline.alive') : t('pipeline.gone'), ' · ', moment(stage.at)),
  ]);
  const columns = ['stage', 'instance', 'generation', 'state', 'waiting', 'lag', 'rates', 'counts', 'version', 'seen'].map((key) => `pipeline.${key}`);
  return section('stages', t('pipeline.stages'),
    rows.length ? table(t('pipeline.stages'), 'stages', columns, rows) : empty(t('pipeline.stages.none'), null));
}

function generations(list = []) {
  const columns = ['generation', 'phase', 'since', 'code', 'pages', 'articles'].map((key) => `pipeline.${key}`);
  const rows = list.map((one) => [one.generation, one.phase, one.since ? moment(one.since) : '', one.code_version ?? '', figure(one.pages), figure(one.articles)]);
  return section('generations', t('pipeline.generations'),
    rows.length ? table(t('pipeline.generations'), 'generations', columns, rows) : empty(t('pipeline.generations.none'), null));
}

function dead({ total = 0, by_stage: byStage = [], latest = [] } = {}) {
  if (total === 0) return section('dead', t('pipeline.dead'), h('p', {}, t('pipeline.dead.none')));
  const columns = ['stage', 'dead.key', 'dead.message', 'dead.at'].map((key) => `pipeline.${key}`);
  return section('dead', t('pipeline.dead'), h('p', {}, t('pipeline.dead.total', { total }), ' ', figures(byStage)),
    table(t('pipeline.dead'), 'dead', columns, latest.map((letter) => [letter.stage, letter.key ?? letter.id, letter.message, moment(letter.failed_at)])),
    h('p', { class: 'hint' }, t('pipeline.dead.hint')));
}

function accounts(sums) {
  if (!sums) return null;
  const keys = ['pages', 'page_documents', 'articles', 'article_documents', 'dead'];
  return section('accounts', t('pipeline.accounts'),
    h('dl', { class: 'sums' }, keys.map((key) => h('div', {}, h('dt', {}, t(`pipeline.accounts.${key}`)), h('dd', {}, figure(sums[key]))))),
    h('p', { class: sums.add_up ? 'ok' : 'off' }, t(sums.add_up ? 'pipeline.accounts.ok' : 'pipeline.accounts.off')));
}

function figure(value) {
  return typeof value === 'number' ? number(Math.round(value * 10) / 10) : String(value ?? '—');
}

/** Numbers by name, of an object or of a list of {value, count}. */
function figures(values) {
  const entries = Array.isArray(values) ? values.map((one) => [one.value ?? one.stage, one.count]) : Object.entries(values ?? {});
  return entries.map(([name, value]) => `${name} ${figure(value)}`).join(', ');
}
