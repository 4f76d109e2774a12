import { address } from './dom.js';
import { t } from './i18n.js';

/** An error whose message is a sentence for the reader. */
export class Failure extends Error {}

/**
 * Reads from the server's API. Throws a Failure with the server's own sentence, or with one that says that it is away; an
 * AbortError when the signal says so.
 */
export async function get(path, query = {}, signal = undefined) {
  let response;
  try {
    response = await fetch(address(`/api/${path}`, query), { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure(t('error.away'));
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Failure(body?.error ?? t('error.status', { status: response.status }));
  }
  return body;
}
