// Elements are made here and nowhere else: what comes from newspapers is hostile and becomes text nodes, never HTML.

/**
 * An element. Attributes: `class`, any attribute by its name (true sets it, null and false leave it out), `style` as an object of
 * properties (set one by one, as the Content-Security-Policy wants), `on` as an object of listeners.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === 'on') {
      Object.entries(value).forEach(([type, listener]) => element.addEventListener(type, listener));
    } else if (name === 'style') {
      Object.entries(value).forEach(([property, one]) => element.style.setProperty(property, one));
    } else if (name === 'href') {
      const safe = safeUrl(value);
      if (safe) element.setAttribute('href', safe);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child instanceof Node) {
      parent.append(child);
    } else if (child !== null && child !== undefined && child !== false) {
      parent.append(document.createTextNode(String(child)));
    }
  }
}

/** Replaces all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** The address if it is one of the web or of this site, else null: `javascript:` and `file:` never become links. */
export function safeUrl(address) {
  try {
    const url = new URL(String(address), location.href);
    return ['http:', 'https:'].includes(url.protocol) ? String(address) : null;
  } catch {
    return null;
  }
}

/** The address of a view of this site with a query; empty values are left out. */
export function address(path, query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '' && one !== false) parameters.append(name, one);
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Says something to screen readers without moving the focus. */
export function announce(sentence) {
  document.getElementById('live').textContent = sentence;
}

/** Runs a change of the page and puts the focus back on the element with the same `data-key`, where it is still there. */
export function keepingFocus(change, otherwise) {
  const key = document.activeElement?.dataset?.key;
  const before = document.activeElement;
  change();
  if (!key || before.isConnected) return;
  const again = document.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? otherwise;
  again?.focus({ preventScroll: true });
}
