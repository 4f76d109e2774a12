import { en } from './texts.en.js';
import { zh } from './texts.zh.js';

const dictionaries = { zh, en };
const STORED = 'bulletin.language';

let language = dictionaries[stored()] ? stored() : navigator.language?.toLowerCase().startsWith('zh') ? 'zh' : 'en';

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** The language of the page: `zh` or `en`; the browser's, until the reader chooses. */
export function current() {
  return language;
}

export function choose(code) {
  language = code;
  try {
    localStorage.setItem(STORED, code);
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

/** The text of a key with its {holes} filled; the key itself where there is none, so that a gap is seen. */
export function t(key, values = {}) {
  const text = dictionaries[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? number(values[name]) : values[name] ?? ''));
}

/** The text of a code that the server may add to, such as a kind: the code where no text is known. */
export function code(prefix, value) {
  const key = `${prefix}.${value}`;
  return dictionaries[language][key] ?? String(value ?? '');
}

export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

/** A date of the form YYYY, YYYY-MM or YYYY-MM-DD, as readers of the language write it. */
export function date(value) {
  if (!value) return t('date.unknown');
  const parts = String(value).slice(0, 10).split('-').map(Number);
  if (parts.some(Number.isNaN)) return String(value);
  const [year, month = 1, day = 1] = parts;
  const fields = { year: 'numeric' };
  if (parts.length > 1) fields.month = 'long';
  if (parts.length > 2) fields.day = 'numeric';
  return new Intl.DateTimeFormat(locale(), { ...fields, timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
}

/** A moment in the reader's own time zone. */
export function moment(value) {
  const time = new Date(value);
  return Number.isNaN(time.getTime())
    ? String(value ?? '')
    : new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(time);
}

export function locale() {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
