// The overview page in a real browser: axe in light and dark, narrow screens, paper, and the picture of it in README.
import path from "node:path";
import { DESK, at, axe, equal, folder, narrow, ok, opened, run, silent, test } from "./kit.mjs";

const NARROW = { viewport: { width: 320, height: 700 } };

for (const name of ["one", "unmarked", "pseudonyms", "two", "english", "hundred", "empty"]) test(`overview: ${name}`, async () => {
  const page = await opened(at(`${name}.html`), { device: DESK });
  await axe(page, name); await narrow(page, name);
  // A table that scrolls inside its frame is reached by keyboard too.
  await page.setViewportSize(NARROW.viewport);
  await axe(page, `${name} at 320`);
  for (const frame of await page.locator(".scroll").all()) {
    const scrolls = await frame.evaluate(e => e.scrollWidth > e.clientWidth);
    if (scrolls) { await frame.focus(); ok(await frame.evaluate(e => e === document.activeElement), `${name}: a frame cannot be reached`); }
  }
  silent(page);
});

test("nothing of a name runs or spreads", async () => {
  const page = await opened(at("hostile.html"), { device: NARROW });
  equal(await page.evaluate(() => [document.scripts.length, document.images.length]), [0, 0]);
  await axe(page, "hostile"); await narrow(page, "hostile");
  silent(page);
});

test("one page of paper for a group", async () => {
  const page = await opened(at("one.html"), { device: DESK });
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
  silent(page);
});

// Its upper part, small enough to be shown in README.
test("its picture", async () => {
  const page = await opened(at("one.html"), { device: { viewport: { width: 1100, height: 500 }, deviceScaleFactor: 0.75 } });
  await page.screenshot({ path: path.join(folder, "overview.png"), type: "png" });
  silent(page);
});

await run();
