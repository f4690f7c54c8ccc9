// What the tests of pages share: one browser, pages whose console stays silent, strokes by finger and by mouse, axe, and sizes.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const [folder, executablePath] = process.argv.slice(2);
export const at = name => pathToFileURL(path.join(folder, name)).href;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const DESK = { viewport: { width: 1280, height: 800 } };
export const NOON = "2021-04-02T10:12:00+02:00";

export const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"] });

const cases = [], pages = [];
export const test = (name, run) => cases.push({ name, run });
export const equal = (found, wanted, what = "") => {
  const [a, b] = [found, wanted].map(value => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: ${a}, not ${b}`);
};
export const ok = (is, what) => { if (!is) throw new Error(what); };

// A page in a device of its own, at that moment; whatever its console says is a failure.
export const opened = async (url, { now = NOON, before, device = PHONE, ...more } = {}) => {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", acceptDownloads: true, ...device, ...more });
  await context.clock.setFixedTime(new Date(now));
  if (before) await context.addInitScript(before);
  return inTab(context, url);
};
export const inTab = async (context, url) => {
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  page.setDefaultNavigationTimeout(120000);
  page.said = [];
  pages.push(page);
  page.on("console", message => { if (["error", "warning"].includes(message.type())) page.said.push(message.text()); });
  page.on("pageerror", error => page.said.push(String(error)));
  await page.goto(url);
  return page;
};
export const silent = page => equal(page.said, [], "the console");

// Strokes in the box, told in its units.
const SIGNATURE = [[113, 310], [190, 480], [200, 220], [300, 160], [330, 420], [420, 470], [480, 250], [600, 420], [700, 300], [860, 400]];
export const strokes = n => SIGNATURE.map(([x, y], i) => [x + (n * 7 + i * 3) % 40, y - (n * 11 + i) % 50]);
const inPage = async (page, points) => {
  const box = await page.locator("#pad").boundingBox();
  return points.map(([x, y]) => ({ x: box.x + x * box.width / 1000, y: box.y + y * box.height / 600 }));
};
export const byFinger = async (page, n = 0, most = 99) => {
  const points = (await inPage(page, strokes(n))).slice(0, most), client = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => client.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [points[0]]);
  for (const point of points.slice(1)) await touch("touchMove", [point]);
  await touch("touchEnd", []);
};
export const byMouse = async (page, n = 0) => {
  const points = await inPage(page, strokes(n));
  await page.mouse.move(points[0].x, points[0].y);
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(point.x, point.y);
  await page.mouse.up();
};

export const axe = async (page, state) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    // The policy of the page forbids scripts of others; the browser runs this one outside of it.
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
      .map(one => `${one.id}: ${one.nodes.map(node => node.target).join(" ")}`));
    equal(found, [], `axe, ${state}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
};

// Everything that is touched is 44 pixels each way, and nothing is wider than the screen.
export const fits = async (page, state) => {
  const small = await page.evaluate(() => [...document.querySelectorAll("button, summary, input:not([type=file]):not([type=radio]), textarea, label:has(input)")]
    .filter(e => e.checkVisibility()).map(e => ({ what: e.id || e.textContent, box: e.getBoundingClientRect() }))
    .filter(({ box }) => box.width < 43.9 || box.height < 43.9).map(({ what, box }) => `${what} ${Math.round(box.width)}×${Math.round(box.height)}`));
  equal(small, [], `targets, ${state}`);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  ok(wide <= screen, `${state}: ${wide} pixels wide on a screen of ${screen}`);
};
export const narrow = async (page, state) => {
  const before = page.viewportSize();
  for (const width of [320, 390, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, `${state} at ${width}`);
  }
  await page.setViewportSize(before);
};

export const saved = async (page, click) => {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const file = await download.path();
  return { name: download.suggestedFilename(), text: readFileSync(file, "utf8") };
};

// The digests again, by somebody else's hand.
const canonical = x => x === null || typeof x !== "object" ? JSON.stringify(x) : Array.isArray(x) ? `[${x.map(canonical).join(",")}]`
  : `{${Object.keys(x).sort().map(key => `${JSON.stringify(key)}:${canonical(x[key])}`).join(",")}}`;
export const digest = value => createHash("sha256").update(canonical(value)).digest("hex");

export const run = async () => {
  const only = process.env.ONLY;
  let failed = 0;
  for (const { name, run } of cases) {
    if (only && !name.includes(only)) continue;
    try { await run(); console.log(`ok      ${name}`); } catch (error) { failed++; console.log([`FAILED  ${name}`, error.stack, ...pages.flatMap(page => page.said)].join("\n")); }
    pages.length = 0;
    for (const context of browser.contexts()) await context.close();
  }
  await browser.close();
  process.exitCode = failed ? 1 : 0;
};
