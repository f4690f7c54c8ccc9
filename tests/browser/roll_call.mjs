// The roll-call page in a real browser: whole sessions by finger, by mouse and by keyboard, and everything that may go wrong on the
// way. Files that it saves are written beside the pages, for the program to read.
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DESK, NOON, PHONE, at, axe, byFinger, byMouse, digest, equal, fits, folder, inTab, narrow, ok, opened, run, saved, silent, strokes, test } from "./kit.mjs";

const PAGE = at("m2-1.html");
const pick = (page, name, status) => page.getByRole("group", { name, exact: true }).getByText(status, { exact: true }).click();
const plain = text => text.replaceAll("\u00a0", " ");
const count = page => page.locator("#count").textContent().then(text => text.replaceAll("\u00a0", " "));
const sign = async (page, draw, n) => { await draw(page, n); await page.locator("#ok").click(); };
const keep = (name, text) => writeFileSync(path.join(folder, name), text);
const picture = async (page, name) => { if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, name + ".png") }); };
const shot = (page, name, scheme) => page.emulateMedia({ colorScheme: scheme }).then(() => picture(page, name)).then(() => page.emulateMedia({ colorScheme: "light" }));

test("a whole session on a phone, reloaded in the middle", async () => {
  const page = await opened(PAGE);
  equal(await count(page), "0 présents · 11 à pointer");
  await axe(page, "open"); await narrow(page, "open"); await picture(page, "phone-open");
  await page.locator("#rest").click();
  equal(await count(page), "11 présents · 11 doivent signer");
  await page.locator("#saidb").click();
  equal(await count(page), "0 présents · 11 à pointer", "undone");
  await pick(page, "Inès Carvalho", "Absent");
  await pick(page, "Maëlle Le Goff", "Excusé");
  await page.getByRole("button", { name: "Les 9 autres sont là" }).click();
  await page.getByRole("button", { name: "En retard… — Yanis Belkacem" }).click();
  equal(await page.getByLabel("Arrivée à — Yanis Belkacem").inputValue(), "10:12", "the present time");
  equal(await count(page), "9 présents · 1 excusé · 1 absent · 9 doivent signer");
  await axe(page, "marked"); await narrow(page, "marked"); await picture(page, "phone-marked"); await shot(page, "phone-dark", "dark");
  await page.locator("#chain").click();
  equal(await page.locator("#dt").textContent(), "Yanis Belkacem");
  equal((await page.locator(".says").textContent()).replaceAll("\u00a0", " "), "Je suis présent·e à cette séance, le vendredi 2 avril 2021, de 10 h 12 à 12 h : « Atelier de formation sur les outils numériques ».");
  ok(await page.locator("#ok").isDisabled(), "nothing is drawn yet");
  await byFinger(page, 0);
  await axe(page, "signing"); await narrow(page, "signing"); await picture(page, "phone-signing");
  await page.locator("#ok").click();
  await page.locator("#chain").click();
  await sign(page, byFinger, 1);
  await page.reload();
  equal(await count(page), "9 présents · 1 excusé · 1 absent · 7 doivent signer", "nothing is lost");
  ok((await page.locator("#saidt").textContent()).startsWith("Feuille reprise là où vous en étiez"), "it is said");
  for (let n = 2; n < 8; n++) { await page.locator("#chain").click(); await sign(page, byFinger, n); }
  await page.locator("#chain").click();
  await page.locator("summary").click();
  await page.locator("#typed").fill("Jean-Baptiste Roux");
  await page.locator("#ok").click();
  await page.getByRole("button", { name: "Ajouter une personne non prévue" }).click();
  await page.getByLabel("Prénom").fill("Pascale"); await page.getByLabel("Nom", { exact: true }).fill("Ferry"); await page.getByLabel("Structure").fill("Cinéma L'Étoile");
  await page.locator("#ok").click();
  await page.getByRole("button", { name: "Signer — Pascale Ferry" }).click();
  await sign(page, byFinger, 9);
  await page.locator("#more").click();
  await page.locator("#note").fill("Panne de vidéoprojecteur de 10 h 40 à 10 h 55.\nReprise ensuite.");
  await fits(page, "end"); await picture(page, "phone-end");
  const draft = await saved(page, () => page.locator("#draft").click());
  equal(draft.name, "emargement-2021-spring-m2-1-en-cours.json");
  keep("draft.json", draft.text);
  await page.context().clock.setFixedTime(new Date("2021-04-02T12:04:00+02:00"));
  await page.locator("#close").click();
  await fits(page, "closing");
  await sign(page, byFinger, 12);
  ok(await page.locator("#closedh").isVisible(), "closed");
  equal(await page.evaluate(() => document.activeElement.id), "closedh", "focus");
  equal(await page.locator("input[type=radio]").count(), 0, "all is frozen");
  await axe(page, "closed"); await narrow(page, "closed"); await picture(page, "phone-closed");
  const file = await saved(page, () => page.locator("#save").click());
  equal(file.name, "emargement-2021-spring-m2-1.json");
  keep("closed.json", file.text);
  const { seal, ...rest } = JSON.parse(file.text);
  equal(seal, digest(rest), "the seal");
  equal(rest.roster_digest, digest(rest.roster), "the digest of the list");
  equal([rest.marks.length, rest.signatures.length, rest.headcount, rest.closed.name, rest.closed.at], [12, 10, 10, "Tomás Keller", "2021-04-02T10:04:00Z"]);
  equal(rest.signatures[0].as, { status: "present", arrived: "10:12", left: null, minutes: 108 });
  ok(!(await page.locator("body").innerText()).includes("undefined"), "no word is missing");
  await page.emulateMedia({ media: "print" });
  await picture(page, "printed");
  if (process.env.PICTURES) await page.pdf({ path: path.join(process.env.PICTURES, "printed.pdf"), format: "A4" });
  silent(page);
});

test("changing a mark after a signature", async () => {
  const page = await opened(PAGE, { device: DESK });
  const name = "Zoé Martin";
  await pick(page, name, "Présent");
  await page.getByRole("button", { name: `Parti plus tôt… — ${name}`, exact: true }).click();
  await page.getByLabel(`Départ à — ${name}`).fill("11h"); await page.getByLabel(`Départ à — ${name}`).press("Enter");
  await page.getByRole("button", { name: `Signer — ${name}`, exact: true }).click();
  await picture(page, "desktop-signing");
  await sign(page, byMouse, 3);
  const row = page.locator("li.person", { hasText: "Les Mains libres" });
  await page.getByLabel(`Départ à — ${name}`).fill("1030"); await page.getByLabel(`Départ à — ${name}`).press("Enter");
  ok((await row.innerText()).includes("horaire raccourci depuis par le formateur"), "shorter: it stays");
  await page.getByLabel(`Départ à — ${name}`).fill("13:00"); await page.getByLabel(`Départ à — ${name}`).press("Enter");
  ok((await row.innerText()).includes("Cette heure n'est pas dans la séance"), "outside is refused in words");
  equal(await page.getByLabel(`Départ à — ${name}`).inputValue(), "13:00", "what was typed stays to be corrected");
  await axe(page, "a wrong time");
  await page.getByLabel(`Départ à — ${name}`).fill("11:30"); await page.getByLabel(`Départ à — ${name}`).press("Enter");
  equal(await row.locator(".ink").count(), 0, "longer: it goes");
  ok((await page.locator("#saidt").textContent()).includes("doit signer de nouveau"), "and it is said");
  await page.getByRole("button", { name: `Signer — ${name}`, exact: true }).click();
  await sign(page, byMouse, 4);
  await pick(page, name, "Absent");
  await page.locator("#cancel").click();
  equal(await row.locator(".ink").count(), 1, "asked first");
  ok(await page.getByRole("group", { name, exact: true }).getByLabel("Présent").isChecked(), "and nothing changed");
  await pick(page, name, "Absent");
  await page.locator("#ok").click();
  equal([await row.locator(".ink").count(), await count(page)], [0, "0 présents · 1 absent · 10 à pointer"]);
  silent(page);
});

test("the keyboard alone, the typed name included", async () => {
  const page = await opened(at("small.html"), { device: DESK, now: "2021-05-07T11:50:00+02:00" });
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const focus = () => page.evaluate(() => document.activeElement.id);
  const tabTo = async id => { for (let i = 0; i < 60; i++) { if (await focus() === id) return; await press("Tab"); } throw new Error(`${id} is not reached`); };
  const people = await page.evaluate(() => [...document.querySelectorAll("h3")].map(e => e.id.replace("-name", "")));
  await tabTo("rest"); await press("Enter");
  await tabTo(`${people[0]}-present`); await press("ArrowRight");
  ok(await page.locator(`[id="${people[0]}-excused"]`).isChecked(), "arrows choose");
  equal(await focus(), `${people[0]}-excused`, "focus stays when the row is drawn again");
  await press("ArrowLeft");
  await tabTo(`${people[0]}-sign-am`); await press("Enter");
  equal(await focus(), "dt", "focus on the title of the dialog");
  await press("Escape");
  equal(await focus(), `${people[0]}-sign-am`, "and back");
  for (const [i] of people.entries()) {
    await tabTo("chain"); await press("Enter");
    for (let j = 0; j < 8 && await page.evaluate(() => document.activeElement.tagName) !== "SUMMARY"; j++) await press("Tab");
    await press("Enter", "Tab");
    equal(await focus(), "typed");
    await page.keyboard.type(`Personne ${i}`);
    await press("Enter");
  }
  await tabTo("close"); await press("Enter");
  for (let j = 0; j < 9 && await page.evaluate(() => document.activeElement.tagName) !== "SUMMARY"; j++) await press("Tab");
  await press("Enter", "Tab"); await page.keyboard.type("Tomás Keller"); await press("Enter");
  equal(await focus(), "closedh");
  await tabTo("save");
  const file = await saved(page, () => press("Enter"));
  keep("typed.json", file.text);
  equal(JSON.parse(file.text).signatures.map(s => s.typed), people.map((_, i) => `Personne ${i}`));
  silent(page);
});

test("the phone turns in the middle of a signature", async () => {
  const page = await opened(PAGE);
  await pick(page, "Zoé Martin", "Présent");
  await page.locator("#chain").click();
  await byFinger(page, 0);
  const before = await page.locator("#pad path").getAttribute("d");
  await page.setViewportSize({ width: 844, height: 390 });
  equal(await page.locator("#pad path").getAttribute("d"), before, "strokes");
  await picture(page, "phone-turned");
  const box = await page.locator("#ok").boundingBox();
  ok(box.y >= 0 && box.y + box.height <= 390, "the button is seen");
  await fits(page, "turned");
  await page.locator("#ok").click();
  equal(await count(page), "1 présent · 10 à pointer");
  silent(page);
});

test("storage refused, then history too", async () => {
  const noStorage = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
  const page = await opened(PAGE, { before: noStorage });
  ok(await page.locator("#storage").isVisible(), "it is said");
  await page.locator("#rest").click();
  equal(await page.locator("#said").isVisible(), true);
  await page.reload();
  equal(await count(page), "11 présents · 11 doivent signer", "the tab keeps it");
  const nothing = noStorage + "history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };";
  const other = await opened(PAGE, { before: nothing });
  await pick(other, "Zoé Martin", "Présent");
  equal(plain(await other.locator("#kept").textContent()), "Perdu si vous fermez cette page !");
  await axe(other, "nothing is kept");
  const asked = new Promise(done => other.on("dialog", async dialog => { done(dialog.type()); await dialog.accept(); }));
  await other.close({ runBeforeUnload: true });
  equal(await asked, "beforeunload", "asked before leaving");
  silent(page); silent(other);
});

// A browser whose storage service does not answer keeps a storage for each tab: nothing can be followed then, nor lost.
test("two tabs follow each other", async () => {
  const page = await opened(PAGE), other = await inTab(page.context(), PAGE);
  await page.evaluate(() => localStorage.setItem("shared", "yes"));
  const shared = other.waitForFunction(() => localStorage.getItem("shared") === "yes", null, { polling: 100, timeout: 3000 });
  if (!await shared.catch(() => null)) return console.log("left out: two tabs, for this browser keeps a storage for each");
  await page.evaluate(() => localStorage.removeItem("shared"));
  await pick(page, "Zoé Martin", "Absent");
  await other.bringToFront();
  await other.waitForFunction(() => document.getElementById("count").textContent.includes("absent"), null, { polling: 100 });
  await pick(other, "Zoé Martinez", "Présent");
  await page.bringToFront();
  await page.waitForFunction(() => document.getElementById("count").textContent.startsWith("1"), null, { polling: 100 });
  equal(await count(page), await count(other));
  equal(await count(page), "1 présent · 1 absent · 9 à pointer · 1 doit signer");
  silent(page); silent(other);
});

test("an older save of another copy takes nothing away", async () => {
  const page = await opened(PAGE);
  await pick(page, "Zoé Martin", "Absent");
  await pick(page, "Zoé Martinez", "Présent");
  const before = await count(page);
  await page.evaluate(() => { const [key, text] = Object.entries(localStorage)[0]; dispatchEvent(new StorageEvent("storage", { key, newValue: text.replace(/"copy":"[^"]*","revision":\d+/, '"copy":"other","revision":0') })); });
  equal(await count(page), before);
  silent(page);
});

test("another day, another zone", async () => {
  const page = await opened(PAGE, { now: "2021-04-03T09:00:00+02:00" });
  ok((await page.locator("#dayt").textContent()).includes("samedi 3 avril 2021"), "it is said");
  await axe(page, "another day");
  await page.locator("#dayb").click();
  await page.getByRole("button", { name: "Tout le monde est là" }).click();
  await page.getByRole("button", { name: "En retard… — Yanis Belkacem" }).click();
  equal(await page.getByLabel("Arrivée à — Yanis Belkacem").inputValue(), "", "no time is proposed");
  await page.reload();
  ok(!await page.locator("#day").isVisible(), "confirmed once");
  equal(JSON.parse((await saved(page, () => page.locator("#draft").click())).text).other_day, true);
  const far = await opened(PAGE, { timezoneId: "America/Cayenne" });
  ok((await far.locator("#zone").textContent()).includes("Paris"), "the zone is said");
  await pick(far, "Yanis Belkacem", "Présent");
  await far.getByRole("button", { name: "En retard… — Yanis Belkacem" }).click();
  equal(await far.getByLabel("Arrivée à — Yanis Belkacem").inputValue(), "10:12", "the programme's clock");
  equal(JSON.parse((await saved(far, () => far.locator("#draft").click())).text).device_timezone, "America/Cayenne");
  silent(page); silent(far);
});

test("a copy taken up on another device, and one that was edited", async () => {
  const page = await opened(PAGE);
  await page.locator("#file").setInputFiles(path.join(folder, "draft.json"));
  await page.waitForFunction(() => document.getElementById("count").textContent.startsWith("10"));
  equal(await count(page), "10 présents · 1 excusé · 1 absent");
  equal(JSON.parse((await saved(page, () => page.locator("#draft").click())).text).copy, JSON.parse(readFileSync(path.join(folder, "draft.json"), "utf8")).copy);
  const other = await opened(PAGE), text = readFileSync(path.join(folder, "draft.json"), "utf8");
  for (const wrong of [text.replace('"absent"', '"present"'), text.slice(0, -40), "{}", "[1]", text.replace('"strokes":[[', '"strokes":[["x",')]) {
    await other.locator("#file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(wrong) });
    await other.waitForFunction(() => document.getElementById("saidt").textContent.startsWith("Ce fichier n'est pas"));
    equal(await count(other), "0 présents · 11 à pointer");
    await other.reload();
  }
  const elsewhere = await opened(at("small.html"), { now: "2021-05-07T10:12:00+02:00" });
  await elsewhere.locator("#file").setInputFiles(path.join(folder, "draft.json"));
  await elsewhere.waitForFunction(() => document.getElementById("saidt").textContent.includes("autre séance"));
  silent(page); silent(other); silent(elsewhere);
});

test("names that are no names, and three hundred letters", async () => {
  const page = await opened(at("hostile.html"), { now: "2021-05-21T10:12:00+02:00" });
  ok((await page.locator("#people").innerText()).includes("</script><script>alert(1)</script>"), "shown as typed");
  equal(await page.evaluate(() => document.querySelectorAll("#app img, #app script").length), 0);
  await page.locator("#rest").click();
  await narrow(page, "hostile"); await axe(page, "hostile");
  await page.locator("#chain").click();
  await narrow(page, "hostile, signing");
  await sign(page, byFinger, 0);
  await page.getByRole("button", { name: "Ajouter une personne non prévue" }).click();
  await page.getByLabel("Prénom").fill("A\u202e<b>"); await page.getByLabel("Nom", { exact: true }).fill("x\u0007y".repeat(40));
  await page.locator("#ok").click();
  keep("hostile.json", (await saved(page, () => page.locator("#draft").click())).text);
  silent(page);
});

test("thirty people, two half-days", async () => {
  const html = readFileSync(path.join(folder, "thirty.html"));
  ok(html.length < 60000, `${html.length} bytes`);
  const page = await opened(at("thirty.html"), { now: "2021-05-25T12:00:00+02:00" });
  await page.locator("#rest").click();
  equal(await page.getByRole("button", { name: /Signer\s: matin — / }).count(), 30);
  equal(await page.getByRole("button", { name: /Signer\s: après-midi — / }).count(), 30);
  await page.locator("#chain").click();
  ok((await page.locator("#dt").textContent()).endsWith("— matin"), "which half-day is said");
  equal((await page.locator(".says").textContent()).includes("de 10\u00a0h à 13\u00a0h"), true);
  await sign(page, byFinger, 0);
  const took = await page.evaluate(() => { const t = performance.now(); document.getElementById("less").click(); return performance.now() - t; });
  ok(took < 200, `a change took ${took} ms`);
  silent(page);
});

test("without JavaScript the list is a paper sheet", async () => {
  const page = await opened(PAGE, { javaScriptEnabled: false });
  const text = await page.locator("body").innerText();
  ok(text.includes("Zoé Martin") && text.includes("vendredi 2 avril 2021") && text.includes("iPhone") && text.includes("Tomás Keller"), text);
  ok(!await page.locator("#app").isVisible(), "and nothing else");
  await picture(page, "no-script");
});

const closedPage = async options => {
  const page = await opened(at("small.html"), { now: "2021-05-07T12:10:00+02:00", ...options });
  await page.locator("#rest").click();
  for (let n = 0; await page.locator("#chain").isVisible(); n++) { await page.locator("#chain").click(); await sign(page, byFinger, n); }
  await page.locator("#close").click(); await sign(page, byFinger, 20);
  return page;
};
const sharing = kinds => `Object.defineProperty(navigator, "canShare", { value: ({ files }) => ${JSON.stringify(kinds)}.includes(files[0].type) });
  Object.defineProperty(navigator, "share", { value: async ({ files }) => { if (window.cancels) throw new DOMException("no", "AbortError"); window.shared = { name: files[0].name, text: await files[0].text() }; } });`;

test("sending: shared as .json, as .txt, or saved", async () => {
  for (const [kinds, name] of [[["application/json", "text/plain"], "emargement-small-m2-3.json"], [["text/plain"], "emargement-small-m2-3.json.txt"]]) {
    const page = await closedPage({ before: sharing(kinds) });
    await page.evaluate(() => { window.cancels = true; });
    await page.locator("#send").click();
    equal(await page.locator("#erase").count(), 0, "a cancelled share is no error, and sends nothing");
    await page.evaluate(() => { window.cancels = false; });
    await page.locator("#send").click();
    await page.locator("#erase").waitFor();
    const shared = await page.evaluate(() => window.shared);
    equal(shared.name, name);
    if (name.endsWith(".txt")) keep("small.json.txt", shared.text);
    silent(page);
  }
  const page = await closedPage({ before: sharing([]) });
  const file = await saved(page, () => page.locator("#send").click());
  equal(file.name, "emargement-small-m2-3.json");
  ok((await page.locator("#sent").textContent()).includes(file.name), "what to attach is said");
  await fits(page, "sent"); await axe(page, "sent");
  silent(page);
});

test("erased from the device; opened again with a reason", async () => {
  const page = await closedPage({});
  equal(await page.locator("#erase").count(), 0, "not before it was saved");
  await page.locator("#reopen").click();
  await page.locator("#ok").click();
  ok(await page.locator("#wrong").isVisible(), "a reason is needed");
  await axe(page, "opening again");
  await page.locator("#why").fill("oubli d'un retard");
  await page.locator("#ok").click();
  await page.locator("#close").click(); await sign(page, byFinger, 21);
  const file = await saved(page, () => page.locator("#save").click());
  keep("reopened.json", file.text);
  equal(JSON.parse(file.text).reopened.map(one => one.reason), ["oubli d'un retard"]);
  await page.locator("#erase").click(); await page.locator("#ok").click();
  equal(await page.evaluate(() => [localStorage.length, history.state]), [0, null]);
  equal((await count(page)).startsWith("0 présents"), true);
  await page.reload();
  equal((await count(page)).startsWith("0 présents"), true, "and stays so");
  silent(page);
});

test("at a distance nobody signs but the trainer", async () => {
  const page = await opened(at("remote.html"), { now: "2021-04-09T10:12:00+02:00" });
  await page.locator("#rest").click();
  equal([await page.locator("#chain").isVisible(), await page.getByRole("button", { name: "Signer — " }).count()], [false, 0]);
  await page.locator("#close").click();
  ok((await page.locator(".says").textContent()).includes("à distance"), "the sentence says so");
  await sign(page, byFinger, 0);
  keep("remote.json", (await saved(page, () => page.locator("#save").click())).text);
  silent(page);
});

test("the empty page on a web site takes its list from the link, and the site never sees it", async () => {
  const asked = [], html = readFileSync(path.join(folder, "blank.html"));
  const server = createServer((request, response) => { asked.push(request.url); response.writeHead(200, { "content-type": "text/html" }).end(request.url === "/emargement.html" ? html : ""); });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  const link = readFileSync(path.join(folder, "link.txt"), "utf8").trim(), here = `http://127.0.0.1:${server.address().port}/emargement.html`;
  const page = await opened(here + link.slice(link.indexOf("#")));
  await page.locator("#rest").waitFor();
  equal(await count(page), "0 présents · 11 à pointer");
  await page.locator("#rest").click();
  const file = JSON.parse((await saved(page, () => page.locator("#draft").click())).text);
  equal(file.roster_digest, JSON.parse(readFileSync(path.join(folder, "closed.json"), "utf8")).roster_digest, "the same list as in the page");
  ok(asked.every(url => ["/emargement.html", "/favicon.ico"].includes(url)), asked.join(" "));
  const empty = await opened(here);
  ok((await empty.locator("body").innerText()).includes("Ce lien ne contient pas de liste"), "without a list it says so");
  const torn = await opened(here + "#" + link.slice(link.indexOf("#") + 1, -40));
  ok((await torn.locator("body").innerText()).includes("Ce lien ne contient pas de liste"), "a torn link too");
  silent(page); silent(torn);
  server.close();
});

test("English pages", async () => {
  const page = await opened(at("english.html"), { locale: "en-GB" });
  equal(await count(page), "0 present · 11 to mark");
  await page.locator("#rest").click(); await page.locator("#chain").click();
  ok((await page.locator(".says").textContent()).startsWith("I am present at this session, on Friday"), "the sentence");
  await axe(page, "English");
  silent(page);
});

await run();
