import { chartIn, colours } from './charts.js';
import { fill, h } from './dom.js';
import { number, t } from './i18n.js';
import { contiguous, periodName } from './periods.js';

/**
 * Counts over time as bars, to click or to drag over, and as a table of buttons for those who do neither; `choose(from, to)` is
 * told which days.
 */
export function timeline(element, overTime, choose, signal) {
  const periods = contiguous(overTime);
  const title = h('h2', { id: 'time-title' }, t('time.title'));
  if (periods.length === 0) {
    fill(element, title, h('p', { class: 'hint' }, t('time.none')));
    return;
  }
  const name = (period) => periodName(period, overTime.interval);
  const total = periods.reduce((sum, { count }) => sum + count, 0);
  const canvas = h('div', {
    class: 'chart', role: 'img',
    'aria-label': t('time.chart', { first: name(periods[0]), last: name(periods.at(-1)), total }),
  });
  const wasOpen = element.querySelector('details')?.open ?? false;
  fill(element, title, h('p', { class: 'hint' }, t('time.hint')), canvas, table(periods, name, choose, wasOpen));
  draw(canvas, periods, name, choose, signal).catch((error) => fill(canvas, error.message));
}

function table(periods, name, choose, open) {
  return h('details', { open }, h('summary', { 'data-key': 'time-table' }, t('time.table')),
    h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('time.title') }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('time.period')), h('th', { scope: 'col', class: 'number' }, t('time.count')))),
      h('tbody', {}, periods.filter(({ count }) => count).map((period) => h('tr', {},
        h('td', {}, h('button', {
          type: 'button', class: 'plain', 'data-key': `time-${period.from}`, on: { click: () => choose(period.from, period.to) },
        }, name(period))),
        h('td', { class: 'number' }, number(period.count))))))));
}

async function draw(canvas, periods, name, choose, signal) {
  const colour = colours();
  const axis = { axisLine: { lineStyle: { color: colour.line } }, axisTick: { show: false }, axisLabel: { color: colour.quiet } };
  const chart = await chartIn(canvas, {
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, backgroundColor: colour.ground, borderColor: colour.line,
      textStyle: { color: colour.text }, formatter: ([{ dataIndex }]) => `${name(periods[dataIndex])}: ${number(periods[dataIndex].count)}`,
    },
    toolbox: { show: false },
    brush: {
      xAxisIndex: 0, brushType: 'lineX', brushMode: 'single', throttleType: 'debounce',
      brushStyle: { color: colour.accent, opacity: 0.2, borderColor: colour.accent },
    },
    xAxis: {
      type: 'category', data: periods.map((period) => name(period)), ...axis,
      axisLabel: { color: colour.quiet, hideOverlap: true, alignMinLabel: 'left' },
    },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 3, ...axis, splitLine: { lineStyle: { color: colour.line } } },
    series: [{ type: 'bar', data: periods.map(({ count }) => count || '-'), itemStyle: { color: colour.accent }, barMaxWidth: 28, barMinHeight: 2 }],
  }, signal);
  if (!chart) return;
  chart.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: { brushType: 'lineX', brushMode: 'single' } });
  const at = (index) => periods[Math.max(0, Math.min(periods.length - 1, index))];
  chart.on('brushEnd', ({ areas }) => {
    const range = areas[0]?.coordRange;
    if (range && range[1] > range[0]) choose(at(range[0]).from, at(range[1]).to);
  });
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    if (!chart.containPixel('grid', [offsetX, offsetY])) return;
    const period = at(chart.convertFromPixel({ xAxisIndex: 0 }, offsetX));
    if (period.count) choose(period.from, period.to);
  });
}
