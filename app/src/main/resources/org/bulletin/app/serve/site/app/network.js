import { chartIn, colours } from './charts.js';
import { address, fill, h } from './dom.js';
import { number, t } from './i18n.js';

/** Who is named together with whom, as a graph; a click on a node opens its page. The lists beside it say the same in words. */
export function network(element, name, { nodes, edges }, go, signal) {
  const canvas = h('div', { class: 'chart network', role: 'img', 'aria-label': t('profile.network.label', { name, count: Math.max(0, nodes.length - 1) }) });
  fill(element, h('h2', {}, t('profile.network')));
  if (nodes.length < 2) {
    element.append(h('p', { class: 'hint' }, t('profile.nothing')));
    return;
  }
  element.append(h('p', { class: 'hint' }, t('profile.network.hint')), canvas);
  draw(canvas, name, nodes, edges, go, signal).catch((error) => fill(canvas, error.message));
}

async function draw(canvas, name, nodes, edges, go, signal) {
  const colour = colours();
  const most = Math.max(...nodes.map(({ articles }) => articles), 1);
  const chart = await chartIn(canvas, {
    tooltip: {
      renderMode: 'richText', backgroundColor: colour.ground, borderColor: colour.line, textStyle: { color: colour.text },
      formatter: ({ dataType, data }) => (dataType === 'node' ? `${data.label.formatter}: ${number(data.value)}` : number(data.value)),
    },
    series: [{
      type: 'graph', layout: 'force', roam: false, force: { repulsion: 500, edgeLength: 150, gravity: 0.12, layoutAnimation: false },
      left: 70, right: 70, top: 30, bottom: 45,
      data: nodes.map((node) => ({
        id: node.id, name: node.id, value: node.articles, type: node.type, plain: node.name,
        symbolSize: 10 + 26 * Math.sqrt(node.articles / most),
        itemStyle: { color: isOrganization(node) ? colour.organization : colour.person },
        label: { show: true, position: 'bottom', color: colour.text, fontSize: 12, formatter: node.name, fontWeight: node.name === name ? 'bold' : 'normal' },
      })),
      links: edges.map((edge) => ({
        source: edge.from, target: edge.to, value: edge.articles,
        lineStyle: { color: colour.quiet, opacity: 0.45, width: Math.min(8, 1 + Math.log2(edge.articles)) },
      })),
      emphasis: { focus: 'adjacency' },
      labelLayout: { hideOverlap: true },
    }],
  }, signal);
  chart?.on('click', ({ dataType, data }) => {
    if (dataType === 'node') go(address(isOrganization(data) ? '/organization' : '/person', { name: data.plain }));
  });
}

function isOrganization({ type }) {
  return String(type).toLowerCase().startsWith('org');
}
