// 请帮帮我: a calm panel that says how somebody comes. It stays until the reader closes it or turns the page; on a phone
// it lies where nothing is to be touched.
import { action, link, make } from './node.js';

// `help`: the community's telephone as {link, label}, or null where none is known.
export function buildHelp(words, help) {
  const panel = make('section', 'qibu-help');
  panel.hidden = true;
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', words.help_me);
  const title = panel.appendChild(make('h2', 'qibu-help-title', words.help_me));
  title.tabIndex = -1;
  panel.appendChild(make('p', 'qibu-help-text', words.help_calm));
  if (help) {
    panel.appendChild(make('p', 'qibu-help-text', words.help_at_home));
    panel.appendChild(link('qibu-way qibu-call', help.link, help.label));
  }
  panel.appendChild(action('qibu-way', 'thanks', words.go_on));
  return panel;
}

// `opener`: what has the focus again once the panel has gone.
export function createHelp(panel, opener) {
  return {
    open() {
      const target = panel.parentNode.querySelector('[data-target]');
      panel.className = 'qibu-help';
      panel.hidden = false;
      panel.querySelector('h2').focus({ preventScroll: true });
      if (target && target.getBoundingClientRect().top < panel.getBoundingClientRect().bottom) panel.className += ' qibu-low';
    },
    close() {
      if (panel.hidden) return;
      const held = panel.contains(panel.getRootNode().activeElement);
      panel.hidden = true;
      if (held) opener.focus({ preventScroll: true });
    },
  };
}
