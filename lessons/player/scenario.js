// A whole scenario around the practice phone: the purse of play money above it, the way on to the next part, and which
// parts this device has gone through today. Knows no touch, no server and no real money.
import { fill, link, make } from './node.js';

export function yuan(fen) {
  const rest = fen % 100;
  return (fen - rest) / 100 + (rest ? '.' + ('0' + rest).slice(-2) : '');
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
}

// The parts that this device has gone through today; what is from another day does not count.
export function createTicks(id, memory) {
  const key = 'scenario.' + id;

  function done() {
    const kept = memory.wish(key);
    const found = kept ? kept.split(' ') : [];
    return found[0] === today() ? found.slice(1) : [];
  }

  return {
    done,
    add(lesson) {
      if (done().indexOf(lesson) < 0) memory.keepWish(key, [today()].concat(done(), lesson).join(' '));
    },
    forget: () => memory.keepWish(key, ''),
  };
}

// scenario: data.scenario; memory: of memory.js, or null where a learner is signed in: then `gone` says which of its lessons
// her book has her go through today. What was paid before this part is what those lessons take, and nothing else.
export function createScenario(scenario, memory, gone) {
  const { words, pays } = scenario;
  const ticks = memory ? createTicks(scenario.id, memory) : null;
  const node = make('div', 'qibu-purse');
  const coin = node.appendChild(make('span', 'qibu-coin', '¥'));
  coin.setAttribute('aria-hidden', 'true');
  const sum = node.appendChild(make('strong', 'qibu-purse-sum'));
  const told = node.appendChild(make('span', 'qibu-purse-told'));
  told.setAttribute('role', 'status');
  node.appendChild(make('span', 'qibu-purse-place', fill(words.place, { n: scenario.part, of: scenario.of })));
  const behind = ticks ? ticks.done() : gone;
  const begins = scenario.before.filter((one) => behind.indexOf(one.lesson) >= 0).reduce((rest, one) => rest - one.paid, scenario.purse);
  let left = begins;
  const paid = []; // step ids; each pays once, however often it is reported

  function show() {
    sum.textContent = fill(words.purse, { sum: yuan(left) });
  }

  show();
  return {
    node,
    stepDone(step) {
      if (!pays[step] || paid.indexOf(step) >= 0) return;
      paid.push(step);
      left -= pays[step];
      told.textContent = fill(words.paid, { sum: yuan(pays[step]) });
      show();
    },
    trapped(trap) {
      if (scenario.twice.indexOf(trap) >= 0) told.textContent = words.not_twice;
    },
    lessonDone() {
      if (ticks) ticks.add(scenario.lesson);
    },
    // The same lesson once more: what it pays goes back into the purse first.
    begun() {
      left = begins;
      paid.length = 0;
      told.textContent = '';
      show();
    },
    endWay() {
      const { next } = scenario;
      return next
        ? link('qibu-way qibu-way-scenario', next.link, fill(words.next_part, { title: next.title }))
        : link('qibu-way qibu-way-scenario', scenario.page, words.to_the_end);
    },
  };
}
