let library = null;

/** Apache ECharts, from this server, the first time that a chart is wanted. */
export function echarts() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/vendor/echarts.min.js';
    script.addEventListener('load', () => resolve(globalThis.echarts));
    script.addEventListener('error', () => {
      library = null;
      reject(new Error('/vendor/echarts.min.js could not be loaded'));
    });
    document.head.append(script);
  });
  return library;
}

/** The colours of the style sheet, light or dark, for a canvas. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: colour('text'), quiet: colour('quiet'), line: colour('line'), accent: colour('accent'), ground: colour('ground'),
    person: colour('person'), organization: colour('organization'), font: style.fontFamily,
  };
}

/**
 * A chart in an element, as large as the element, until the signal is aborted or the element has left the page. Drawn on a
 * canvas, its texts are never read as HTML (tooltips must have `renderMode: 'richText'`).
 */
export async function chartIn(element, option, signal) {
  const { init } = await echarts();
  if (signal?.aborted || !element.isConnected) return null;
  const chart = init(element, null, { renderer: 'canvas' });
  chart.setOption({ animation: false, textStyle: { fontFamily: colours().font }, ...option });
  const watcher = new ResizeObserver(() => {
    if (element.isConnected) {
      chart.resize();
    } else {
      watcher.disconnect();
      chart.dispose();
    }
  });
  watcher.observe(element);
  signal?.addEventListener('abort', () => { watcher.disconnect(); chart.dispose(); });
  return chart;
}
