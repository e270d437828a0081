// Loads pages of a running service with many people at once and says how long the server took.
//   node benchmarks/load-pages.mjs [ADDRESS] [PEOPLE] [SECONDS] [PAUSE]
// Signs in as "koordination" of the sample county (COURSEMATCH_LOGIN, COURSEMATCH_PASSWORD for others); everybody asks
// for page after page and looks at each for about PAUSE milliseconds (1000; 0: as fast as the server answers, to see
// where it saturates). COURSEMATCH_PAGES: other pages, parted by blanks. Bars: median at most 100 ms, 99 of 100 at most
// 500 ms.
// A county of the size the bars are meant for: coursematch sample DIR --people 20000 --courses 600.
const [address = 'http://127.0.0.1:5080', people = '20', seconds = '30', pause = '1000'] = process.argv.slice(2);
const everyPage = [
  '/', '/newcomers', '/newcomers?page=2', '/newcomers?q=Muster', '/newcomers?q=Mohamed&standing=waiting',
  '/newcomers?order=deadline&soon=yes', '/newcomers/MK-0543', '/newcomers/MK-0543/courses',
  '/newcomers/MK-0543/place?course=1', '/duplicates', '/courses', '/courses/1', '/courses/1/cancel', '/care',
  '/imports', '/plans', '/plans/1', '/plans/1/lists', '/map',
];
const login = process.env.COURSEMATCH_LOGIN ?? 'koordination';
const password = process.env.COURSEMATCH_PASSWORD ?? 'coursematch-demo';
const pages = (process.env.COURSEMATCH_PAGES ?? everyPage.join(' ')).split(' ');
const medianMax = 100;
const rareMax = 500;

const cookiesOf = answer => answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]);

async function signIn() {
  const form = await fetch(`${address}/sign-in`, { headers: { accept: 'text/html' } });
  const mark = /__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(await form.text())[1];
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: cookiesOf(form).join('; ') },
    body: new URLSearchParams({ login, password, __RequestVerificationToken: mark }),
  });
  if (answer.status !== 302) throw new Error(`Sign-in answered ${answer.status}`);
  return cookiesOf(answer).join('; ');
}

const took = new Map(pages.map(page => [page, []]));
const faults = [];

async function ask(page, cookie, isMeasured) {
  const begun = performance.now();
  const answer = await fetch(address + page, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) faults.push(`${page}: ${answer.status}`);
  if (isMeasured) took.get(page).push(performance.now() - begun);
}

const look = () => new Promise(done => setTimeout(done, Number(pause) * (0.5 + Math.random())));

async function work(cookie, first, until) {
  for (let turn = first; performance.now() < until; turn++) {
    await ask(pages[turn % pages.length], cookie, true);
    if (Number(pause) > 0) await look();
  }
}

const cookie = await signIn();
for (const page of pages) await ask(page, cookie, false);
const until = performance.now() + Number(seconds) * 1000;
await Promise.all(Array.from({ length: Number(people) }, (_, person) => work(cookie, person, until)));

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
let isGood = faults.length === 0;
console.log('| Page | Answers | Median ms | 99 % ms |');
console.log('|---|---:|---:|---:|');
for (const [page, all] of took) {
  const sorted = all.sort((a, b) => a - b);
  if (sorted.length === 0) {
    isGood = false;
    console.log(`| ${page} | 0 | - | - |`);
    continue;
  }

  const [median, rare] = [at(sorted, 0.5), at(sorted, 0.99)];
  isGood &&= median <= medianMax && rare <= rareMax;
  console.log(`| ${page} | ${sorted.length} | ${median.toFixed(0)} | ${rare.toFixed(0)} |`);
}
for (const fault of [...new Set(faults)]) console.error(fault);
process.exit(isGood ? 0 : 1);
