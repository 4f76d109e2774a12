import { date, t } from './i18n.js';

const MOST = 3000;

/** The day after so many days, both YYYY-MM-DD. */
export function plusDays(day, days) {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

function next(day, interval) {
  if (interval === 'day') return plusDays(day, 1);
  if (interval === 'week') return plusDays(day, 7);
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCMonth(time.getUTCMonth() + 1, 1);
  return time.toISOString().slice(0, 10);
}

/** The counts of a histogram with its empty periods filled in: [{from, to, count}], days as YYYY-MM-DD, both included. */
export function contiguous({ interval, buckets }) {
  const counts = new Map(buckets.map(({ from, count }) => [whole(from), count]));
  const days = [...counts.keys()].sort();
  const periods = [];
  for (let from = days[0]; from && from <= days.at(-1) && periods.length < MOST; from = next(from, interval)) {
    periods.push({ from, to: plusDays(next(from, interval), -1), count: counts.get(from) ?? 0 });
  }
  return periods;
}

function whole(day) {
  return day.length === 7 ? `${day}-01` : day.slice(0, 10);
}

/** A period as readers of the page's language call it. */
export function periodName({ from }, interval) {
  if (interval === 'month') return date(from.slice(0, 7));
  return interval === 'week' ? t('time.week', { date: date(from) }) : date(from);
}
