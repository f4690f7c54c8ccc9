"use strict";
(async () => {
const byId = id => document.getElementById(id);
const T = JSON.parse(byId("words").textContent);

// Elements are made and texts are set: no HTML is ever written from data.
const el = (tag, props = {}, ...kids) => {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") for (const [type, f] of Object.entries(value)) e.addEventListener(type, f);
    else if (key in e && !key.startsWith("aria")) e[key] = value;
    else e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...kids.flat(2).filter(kid => kid || kid === ""));
  return e;
};
const svg = (tag, props = {}, ...kids) => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(props)) e.setAttribute(key, value);
  e.append(...kids);
  return e;
};
const button = (text, click, props = {}) => el("button", { type: "button", on: { click }, ...props }, text);
const fill = (text, of) => text.replace(/\{(\w+)\}/g, (whole, key) => of[key] ?? whole);
const count = (n, one, many) => fill(n === 1 ? one : many, { n }).replace(/ /g, "\u00a0");

// The list: put into the page, or, in a page that is empty, into the part of its address that is never sent.
const fromLink = async () => {
  const text = atob(location.hash.slice(1, 200000).replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
};
const noList = () => { byId("noscript").replaceChildren(el("p", { className: "banner" }, T.noList)); };
let R = JSON.parse(byId("roster").textContent);
if (!R) {
  addEventListener("hashchange", () => location.reload());
  try { R = await fromLink(); new Intl.DateTimeFormat("en", { timeZone: R.session.timezone }); } catch { return noList(); }
  if (!Array.isArray(R.people) || !Array.isArray(R.halves)) return noList();
}
const X = R.session;

// SHA-256, for the seal: `crypto.subtle` is missing on some local pages.
const sha256 = text => {
  const bytes = new TextEncoder().encode(text), K = [], H = [];
  const prime = n => { for (let i = 2; i * i <= n; i++) if (n % i === 0) return false; return true; };
  const fraction = n => ((n - Math.floor(n)) * 4294967296) | 0;
  for (let p = 2; K.length < 64; p++) if (prime(p)) { if (H.length < 8) H.push(fraction(Math.sqrt(p))); K.push(fraction(Math.cbrt(p))); }
  const length = ((bytes.length + 8 >> 6) + 1) * 64, padded = new Uint8Array(length), view = new DataView(padded.buffer);
  padded.set(bytes); padded[bytes.length] = 128;
  view.setUint32(length - 4, bytes.length * 8); view.setUint32(length - 8, Math.floor(bytes.length / 536870912));
  const turn = (x, by) => x >>> by | x << 32 - by, w = new Int32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) { w[i] = view.getInt32(at + i * 4); continue; }
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      const t = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i] | 0;
      const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => { H[i] = H[i] + x | 0; });
  }
  return H.map(x => (x >>> 0).toString(16).padStart(8, "0")).join("");
};
// Keys sorted, no spaces, whole numbers: RFC 8785 of the values that are used here.
const canonical = x => x === null || typeof x !== "object" ? JSON.stringify(x)
  : Array.isArray(x) ? "[" + x.map(canonical).join(",") + "]"
  : "{" + Object.keys(x).sort().map(key => JSON.stringify(key) + ":" + canonical(x[key])).join(",") + "}";
const DIGEST = sha256(canonical(R)), KEY = "formation:roll-call:1:" + DIGEST;

// Time: the wall clock of the programme, whatever the zone of the device.
const now = () => new Date();
const iso = d => d.toISOString().slice(0, 19) + "Z";
const wall = d => Object.fromEntries(new Intl.DateTimeFormat("en-GB", { timeZone: X.timezone, hourCycle: "h23", year: "numeric",
  month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(d).map(part => [part.type, part.value]));
const localDate = d => { const p = wall(d); return `${p.year}-${p.month}-${p.day}`; };
const localTime = d => { const p = wall(d); return `${p.hour}:${p.minute}`; };
const longDate = day => new Intl.DateTimeFormat(T.locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(day + "T12:00:00Z"));
const clock = t => T.clock === "h" ? t.replace(/^0/, "").replace(":", "\u00a0h\u00a0").replace(/\u00a000$/, "") : t;
const clockOf = stamp => clock(localTime(new Date(stamp)));
const minutes = t => +t.slice(0, 2) * 60 + +t.slice(3);
const hhmm = m => String(Math.floor(m / 60)).padStart(2, "0") + ":" + String(m % 60).padStart(2, "0");
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "";
const farAway = () => {
  const at = new Date(X.date + "T12:00:00Z");
  const shown = timeZone => new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  return shown(undefined) !== shown(X.timezone);
};
const readTime = typed => { // as `--arrived`: 10h12, 10:12, 1012, 10
  const text = typed.replace(/\s/g, ""), m = text.match(/^(\d{1,2})[h:.]?(\d{2})?$/i);
  return !text ? "" : !m || +m[1] > 23 || +(m[2] || 0) > 59 ? null : m[1].padStart(2, "0") + ":" + (m[2] || "00");
};

// State: kept after every touch, twice.
const random = n => Array.from(crypto.getRandomValues(new Uint8Array(n)), x => "23456789abcdefghjkmnpqrstuvwxyz"[x % 31]).join("");
const fresh = () => ({ copy: random(8), revision: 0, opened_at: iso(now()), changed_at: null, other_day: false, marks: {}, added: [],
  signatures: [], headcount: null, note: "", closed: null, reopened: [], saved: null });
let S = fresh(), kept = "none", open = new Set(), bad = new Map(), offer = null, quiet;
const rows = new Map();
const keep = () => {
  const text = JSON.stringify(S);
  kept = "none";
  try { history.replaceState({ [KEY]: text }, ""); if (history.state[KEY] === text) kept = "tab"; } catch { /* refused, or too big */ }
  try { localStorage.setItem(KEY, text); if (localStorage.getItem(KEY) === text) kept = "device"; } catch { /* refused on this page */ }
};
const found = () => {
  const texts = [];
  try { texts.push(localStorage.getItem(KEY)); } catch { /* refused on this page */ }
  try { texts.push(history.state?.[KEY]); } catch { /* refused on this page */ }
  const all = texts.map(text => { try { return JSON.parse(text); } catch { return null; } }).filter(s => s?.copy && s.marks);
  return all.sort((a, b) => b.revision - a.revision)[0];
};
const take = state => { S = { ...fresh(), ...state }; rows.clear(); open.clear(); bad.clear(); };
// Tabs follow each other; one that slept looks again when it wakes. What was not sent yet is never lost to another tab.
const follow = (text, least) => {
  let other = fresh();
  try { if (text) other = JSON.parse(text); } catch { return; }
  const newer = other.revision >= S.revision + (other.copy === S.copy ? least : 0);
  if (text ? newer : S.saved) { take(other); draw(); }
};
const look = () => { try { if (!document.hidden && localStorage.getItem(KEY)) follow(localStorage.getItem(KEY), 1); } catch { /* refused on this page */ } };
addEventListener("storage", e => { if (e.key === KEY) follow(e.newValue, 0); });
addEventListener("focus", look);
document.addEventListener("visibilitychange", look);
addEventListener("beforeunload", e => { if (kept !== "device" && S.revision && !S.saved) e.preventDefault(); });
const change = (apply, told) => {
  offer = null; // an offer to undo ends with the next change
  apply();
  S.revision++; S.changed_at = iso(now()); S.saved = null;
  keep(); draw();
  if (told) announce(told);
};
const announce = text => { byId("live").textContent = ""; setTimeout(() => { byId("live").textContent = text; }, 60); };
const say = (text, label, act) => {
  offer = { text, label, act };
  clearTimeout(quiet);
  if (!act) quiet = setTimeout(() => { offer = null; drawBar(); }, 12000);
  drawBar(); announce(text);
};

// Texts that are typed lose what is no letter of theirs: the file is refused otherwise.
const tidy = (text, most, lines) => {
  const whole = [...text].filter(c => c.length > 1 || c < "\ud800" || c > "\udfff").join("");
  const plain = whole.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\r\n?/g, "\n");
  const kept = lines ? plain.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ") : plain.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ");
  return [...kept.trim()].slice(0, most).join("");
};
// A name keeps its direction of writing to itself.
const own = text => { const s = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""); return /[\u0590-\u08ff]/.test(s) ? `\u2068${s}\u2069` : s; };
const nameOf = p => own(`${p.first_name} ${p.last_name}`.trim());

// Who is there, and who has signed for what.
const everybody = () => [...R.people, ...S.added];
const from = m => m.arrived || X.start, to = m => m.left || X.end;
const stay = m => m?.status === "present" ? minutes(to(m)) - minutes(from(m)) : 0;
const touches = (m, h) => from(m) < h.end && h.start < to(m);
const signatureOf = (id, half) => S.signatures.find(s => s.by === id && s.half === half);
const unsigned = p => {
  const m = S.marks[p.id];
  return X.sign && m?.status === "present" ? R.halves.filter(h => touches(m, h) && !signatureOf(p.id, h.id)) : [];
};
const unmarked = () => everybody().filter(p => !S.marks[p.id]);
const toSign = () => everybody().filter(p => unsigned(p).length);
const of = status => everybody().filter(p => S.marks[p.id]?.status === status).length;
const drop = id => { S.signatures = S.signatures.filter(s => s.by !== id); };
const signLabel = h => R.halves.length > 1 ? fill(T.signHalf, { half: h.label }) : T.sign;

const setMark = (p, status) => {
  if (S.marks[p.id]?.status === status) return;
  const apply = () => change(() => { if (status !== "present") drop(p.id); S.marks[p.id] = { status }; forget(p); }, `${nameOf(p)} : ${T[status]}`);
  if (status === "present" || !S.signatures.some(s => s.by === p.id)) return apply();
  rows.delete(p.id); draw();
  ask(fill(T.dropSignature, { name: nameOf(p) }), T[status], apply);
};
const forget = p => { for (const key of ["arrived", "left"]) { open.delete(p.id + key); bad.delete(p.id + key); } };
const refuse = (p, key, typed) => {
  const text = fill(T.badTime, { from: clock(X.start), to: clock(X.end) });
  bad.set(p.id + key, { typed, text }); draw(); announce(text);
};
const setTimes = (p, times) => { // the signature stays for a stay within what was signed, and goes for any other
  const before = S.marks[p.id], m = { status: "present", ...times };
  if (before.arrived === m.arrived && before.left === m.left) return draw();
  const wider = S.signatures.some(s => s.by === p.id && (from(m) < from(s.as) || to(s.as) < to(m)));
  const told = `${nameOf(p)} : ${markText(m)}`;
  change(() => { S.marks[p.id] = m; if (wider) drop(p.id); }, wider ? null : told);
  if (wider) say(fill(T.signAgain, { name: nameOf(p) }));
};
const setTime = (p, key, typed) => {
  const time = readTime(typed), m = S.marks[p.id], other = key === "arrived" ? m.left : m.arrived, edge = key === "arrived" ? X.start : X.end;
  const value = time === edge ? "" : time;
  const within = value === "" || (value !== null && value > X.start && value < X.end && (!other || (key === "arrived" ? value < other : other < value)));
  if (!within) return refuse(p, key, typed);
  bad.delete(p.id + key); open.delete(p.id + key);
  const times = { arrived: m.arrived, left: m.left, [key]: value || undefined };
  setTimes(p, times);
};
const step = (p, key, by) => {
  const m = S.marks[p.id], at = minutes(m[key] || (key === "arrived" ? X.start : X.end));
  setTime(p, key, hhmm(Math.max(minutes(X.start), Math.min(minutes(X.end), Math.round((at + by) / 5) * 5))));
};
const openTime = (p, key) => {
  const time = localTime(now()), going = localDate(now()) === X.date && time > X.start && time < X.end;
  const m = S.marks[p.id], fits = going && (key === "arrived" ? !m.left || time < m.left : !m.arrived || m.arrived < time);
  open.add(p.id + key);
  if (fits) setTime(p, key, time); else draw();
  byId(`${p.id}-${key}`)?.focus();
};
const markText = m => [T[m.status], m.arrived && fill(T.arrived, { time: clock(m.arrived) }), m.left && fill(T.left, { time: clock(m.left) })].filter(Boolean).join(", ");

// Drawing: a row is made again only when something in it changed.
const draw = () => {
  const held = document.activeElement?.id, people = everybody();
  byId("app").classList.toggle("closed", !!S.closed);
  drawBar();
  const list = byId("people");
  people.forEach((p, i) => {
    const key = JSON.stringify([S.marks[p.id], S.signatures.filter(s => s.by === p.id).map(s => [s.half, s.at, s.as]), !!S.closed,
      ["arrived", "left"].map(k => [open.has(p.id + k), bad.get(p.id + k)])]);
    let row = rows.get(p.id);
    if (row?.key !== key) { row = { key, li: personRow(p) }; rows.set(p.id, row); }
    if (list.children[i] !== row.li) list.insertBefore(row.li, list.children[i] || null);
  });
  while (list.children.length > people.length) list.lastChild.remove();
  byId("end").replaceChildren(...(S.closed ? closedPart() : openPart()).filter(Boolean));
  if (held && document.activeElement?.id !== held) focusOn(held);
};
const focusOn = id => {
  const e = byId(id), usable = x => x && !x.hidden && !x.disabled && x.isConnected;
  const rest = [byId("chain"), byId("rest"), byId("closedh"), byId("people").querySelector("input")];
  (usable(e) ? e : rest.find(usable))?.focus({ preventScroll: true });
};
const drawBar = () => {
  const todo = unmarked().length, sign = toSign().length, closed = !!S.closed;
  byId("count").textContent = [count(of("present"), T.present1, T.presentN), of("excused") && count(of("excused"), T.excused1, T.excusedN),
    of("absent") && count(of("absent"), T.absent1, T.absentN), todo && count(todo, T.todo1, T.todoN),
    sign && (closed ? count(sign, T.without1, T.withoutN) : count(sign, T.toSign1, T.toSignN))].filter(Boolean).join(" · ");
  byId("kept").textContent = kept === "none" ? T.notKept : kept === "tab" ? T.keptTab : S.revision ? fill(T.keptAt, { time: clockOf(S.changed_at || S.opened_at) }) : T.keepsItself;
  byId("kept").hidden = !!offer;
  byId("said").hidden = !offer;
  byId("saidt").textContent = offer?.text || "";
  byId("saidb").hidden = !offer?.label;
  byId("saidb").textContent = offer?.label || "";
  byId("storage").hidden = kept === "device" || closed && !!S.saved;
  const stage = closed ? 2 : todo || sign ? 0 : 1;
  [...byId("steps").children].forEach((li, i) => {
    li.className = i < stage ? "done" : i === stage ? "on" : "";
    if (i === stage) li.setAttribute("aria-current", "step"); else li.removeAttribute("aria-current");
  });
  byId("rest").hidden = closed || todo < 2;
  byId("rest").textContent = todo === everybody().length ? T.allPresent : fill(T.restPresent, { n: todo });
  byId("chain").hidden = closed || !sign;
  byId("chain").textContent = fill(T.chain, { n: sign });
};
const ink = (s, label) => svg("svg", { class: "ink", viewBox: "0 0 1000 600", role: "img", "aria-label": label }, svg("path", { d: path(s.strokes) }));
const personRow = p => {
  const m = S.marks[p.id], id = p.id, name = nameOf(p), closed = !!S.closed, present = m?.status === "present";
  const pick = (status, cls) => el("label", { className: cls }, el("input", { type: "radio", name: "m-" + id, id: `${id}-${status}`, value: status,
    checked: m?.status === status, on: { change: () => setMark(p, status) } }), T[status]);
  const li = el("li", { className: "person " + (m?.status || "") },
    el("div", { className: "name" }, el("h3", { id: id + "-name" }, name), el("span", {}, own(p.organisation || ""), isAdded(p) && ` — ${T.unexpected}`)),
    el("p", { className: "mark" }, m ? markText(m) : T.unmarked));
  if (!closed) li.append(el("fieldset", { className: "choice" }, el("legend", { className: "vh" }, name), pick("present", "p"), pick("excused", "e"), pick("absent", "a")));
  if (present && !closed) {
    const more = el("div", { className: "more noprint" }, timeField(p, m, "arrived"), timeField(p, m, "left"));
    if (m.arrived || m.left) more.append(button(T.whole, () => { forget(p); setTimes(p, {}); }, { className: "link", id: id + "-whole", "aria-label": `${T.whole} — ${name}` }));
    for (const h of unsigned(p)) more.append(button(signLabel(h), () => askSignature(p, h), { className: "sign", id: `${id}-sign-${h.id}`, "aria-label": `${signLabel(h)} — ${name}` }));
    li.append(more);
  }
  for (const s of S.signatures.filter(s => s.by === id)) {
    const h = R.halves.find(h => h.id === s.half), shorter = stay(m) < s.as.minutes;
    const told = fill(s.typed ? T.declaredAt : T.signedAt, { time: clockOf(s.at) }) + (R.halves.length > 1 ? ` (${h.label})` : "") + (shorter ? ` — ${T.shortened}` : "");
    li.append(el("div", { className: "signed" }, s.typed ? el("span", {}, fill(T.typedBy, { name: own(s.typed) })) : ink(s, fill(T.signatureOf, { name })),
      el("span", { className: "hint" }, told),
      !closed && button(T.redo, () => askSignature(p, h), { className: "link noprint", id: `${id}-redo-${h.id}`, "aria-label": `${T.redo} — ${name}` })));
  }
  if (isAdded(p) && !closed) li.append(button(T.remove, () => change(() => { drop(id); delete S.marks[id]; S.added = S.added.filter(a => a.id !== id); }), { className: "link noprint", "aria-label": `${T.remove} — ${name}` }));
  return li;
};
const isAdded = p => S.added.includes(p);
const timeField = (p, m, key) => {
  const name = nameOf(p), id = `${p.id}-${key}`, wrong = bad.get(p.id + key), late = key === "arrived";
  const label = late ? T.arrivedAt : T.leftAt;
  if (!m[key] && !open.has(p.id + key)) return button(late ? T.late : T.early, () => openTime(p, key), { id: id + "-open", "aria-label": `${late ? T.late : T.early} — ${name}` });
  const by = n => button((n > 0 ? "+" : "−") + "5", () => step(p, key, n), { id: `${id}${n > 0 ? "-later" : "-sooner"}`, "aria-label": `${label}, ${n > 0 ? "+" : "−"}5 min — ${name}` });
  return el("div", { className: "field" }, el("label", { htmlFor: id }, label),
    el("div", { className: "counter" }, by(-5), el("input", { id, inputMode: "numeric", autocomplete: "off", maxLength: 5, value: wrong ? wrong.typed : m[key] || "",
      "aria-label": `${label} — ${name}`, "aria-invalid": wrong && "true", "aria-describedby": wrong && id + "-wrong", placeholder: late ? X.start : X.end, on: { change: e => setTime(p, key, e.target.value) } }), by(5)),
    wrong && el("span", { className: "err", id: id + "-wrong" }, wrong.text));
};

// The end of the session.
const openPart = () => {
  const todo = unmarked(), sign = toSign(), present = of("present"), differs = S.headcount !== null && S.headcount !== present;
  const set = v => change(() => { S.headcount = v === "" || v === null ? null : Math.max(0, Math.min(999, +v | 0)); });
  const names = people => people.slice(0, 6).map(nameOf).join(", ") + (people.length > 6 ? "…" : "");
  const note = el("textarea", { id: "note", rows: 3, maxLength: 2000, value: S.note, "aria-describedby": "noteh",
    on: { input: e => { S.note = e.target.value; S.revision++; S.changed_at = iso(now()); S.saved = null; keep(); drawBar(); } } });
  return [
    el("h2", {}, T.endTitle),
    el("div", { className: "field" }, el("label", { htmlFor: "head" }, T.headcount),
      el("div", { className: "counter" }, button("−", () => set((S.headcount ?? present) - 1), { id: "less", "aria-label": T.less }),
        el("input", { id: "head", inputMode: "numeric", autocomplete: "off", maxLength: 3, value: S.headcount ?? "", placeholder: "?", "aria-describedby": "headh", on: { change: e => set(e.target.value.replace(/\D/g, "")) } }),
        button("+", () => set(S.headcount === null ? present : S.headcount + 1), { id: "more", "aria-label": T.more })),
      el("span", { className: differs ? "err" : "hint", id: "headh" }, differs ? fill(T.headDiffers, { n: present }) : T.headHint)),
    el("div", { className: "field" }, el("label", { htmlFor: "note" }, T.note), note, el("span", { className: "hint", id: "noteh" }, T.noteHint)),
    button(T.add, askPerson, { id: "add" }),
    (todo.length || sign.length) && el("div", { className: "noprint" }, el("p", {}, T.still), el("ul", { className: "todo" },
      todo.length && el("li", {}, T.stillMark, " ", names(todo)), sign.length && el("li", {}, T.stillSign, " ", names(sign)))),
    button(T.close, askClosing, { className: "go big", id: "close", disabled: !!todo.length, "aria-describedby": "closeh" }),
    el("p", { className: "hint", id: "closeh" }, todo.length ? T.closeNeeds : T.closeHint),
    el("div", { className: "row" }, button(T.saveCopy, save, { id: "draft" }), button(T.resume, () => byId("file").click(), { id: "resume" })),
  ];
};
const closedPart = () => {
  const c = S.closed, at = new Date(c.at);
  return [
    el("h2", { id: "closedh", tabIndex: -1 }, T.closedTitle),
    c.typed ? el("p", {}, fill(T.typedBy, { name: own(c.typed) })) : ink(c, fill(T.signatureOf, { name: own(c.name) })),
    el("p", {}, fill(T.closedBy, { name: own(c.name), date: longDate(localDate(at)), time: clockOf(c.at) })),
    S.headcount !== null && el("p", {}, fill(T.counted, { n: S.headcount })),
    S.note.trim() && el("p", { className: "said-note" }, fill(T.noted, { note: own(S.note.trim()) })),
    el("p", { className: "noprint" }, R.contact ? fill(T.sendTo, { mail: R.contact }) : T.sendOffice),
    button(T.send, send, { className: "go big noprint", id: "send" }),
    el("div", { className: "row noprint" }, button(T.save, save, { id: "save" }), button(T.copy, copy, { id: "copy" }), button(T.print, () => print(), { id: "print" })),
    el("div", { id: "sent", className: "noprint", role: "status" }, S.saved && fill(T.saved, S.saved)),
    el("div", { className: "row noprint" }, S.saved && button(T.erase, () => ask(T.eraseSure, T.eraseYes, erase), { className: "link", id: "erase" }),
      button(T.reopen, askReopening, { className: "link", id: "reopen" })),
  ];
};
const erase = () => {
  try { localStorage.removeItem(KEY); } catch { /* refused on this page */ }
  try { history.replaceState(null, ""); } catch { /* refused on this page */ }
  take(fresh()); kept = "device"; offer = null; draw(); say(T.erased);
};

// Dialogs: focus on their title, then back to what opened them.
const D = byId("dialog");
let opener;
const openDialog = (title, cls, ...parts) => {
  opener = document.activeElement?.id;
  const sheet = el("form", { method: "dialog", className: "sheet " + cls, noValidate: true }, el("h2", { id: "dt", tabIndex: -1 }, title), ...parts);
  D.replaceChildren(sheet);
  D.showModal(); byId("dt").focus();
  return sheet;
};
D.addEventListener("close", () => { if (!D.open) { D.replaceChildren(); focusOn(S.closed ? "closedh" : opener); } });
const cancel = () => button(T.cancel, () => D.close(), { id: "cancel" });
const submit = (label, f, props) => el("button", { type: "submit", className: "go", id: "ok", on: { click: e => { e.preventDefault(); f(); } }, ...props }, label);
const ask = (text, label, act) => openDialog(text, "", el("div", { className: "row" }, cancel(), submit(label, () => { D.close(); act(); })));
const field = (id, label, most, props = {}, hint) => el("div", { className: "field" }, el("label", { htmlFor: id }, label),
  el("input", { id, maxLength: most, autocomplete: "off", "aria-describedby": hint && id + "-hint", ...props }), hint && el("span", { className: "hint", id: id + "-hint" }, hint));
const wrong = text => el("p", { className: "err", role: "alert", id: "wrong", hidden: true }, text);
const askPerson = () => openDialog(T.add, "", el("p", { className: "hint" }, T.addHint), field("first", T.first, 80), field("last", T.last, 80), field("house", T.house, 120), wrong(T.addNeeds),
  el("div", { className: "row" }, cancel(), submit(T.addOk, () => {
    const [first_name, last_name, organisation] = [tidy(byId("first").value, 80), tidy(byId("last").value, 80), tidy(byId("house").value, 120)];
    if (!first_name || !last_name) { byId("wrong").hidden = false; byId(first_name ? "last" : "first").focus(); return; }
    const p = { id: "x" + random(5), first_name, last_name, organisation };
    D.close();
    change(() => { S.added.push(p); S.marks[p.id] = { status: "present" }; }, fill(T.added, { name: nameOf(p) }));
    byId(p.id + "-name").scrollIntoView({ block: "center" });
  }, { disabled: S.added.length >= 50 })));
const askReopening = () => openDialog(T.reopenTitle, "", el("p", { className: "hint" }, T.reopenHint), field("why", T.reopenWhy, 300), wrong(T.reopenNeeds),
  el("div", { className: "row" }, cancel(), submit(T.reopenOk, () => {
    const reason = tidy(byId("why").value, 300);
    if (!reason) { byId("wrong").hidden = false; byId("why").focus(); return; }
    change(() => { S.reopened.push({ at: iso(now()), reason }); S.closed = null; }, T.reopened);
    D.close();
  })));

// Signing: strokes in a box of 1000 × 600 units, so that nothing is lost when the phone turns.
const away = (p, a, b) => { const dx = b[0] - a[0], dy = b[1] - a[1], l = Math.hypot(dx, dy); return l ? Math.abs(dx * (a[1] - p[1]) - (a[0] - p[0]) * dy) / l : Math.hypot(p[0] - a[0], p[1] - a[1]); };
const thin = (P, by) => { // Ramer, Douglas, Peucker
  const stays = new Set([0, P.length - 1]), parts = [[0, P.length - 1]];
  while (parts.length) {
    const [a, b] = parts.pop();
    let most = by, at = -1;
    for (let i = a + 1; i < b; i++) { const d = away(P[i], P[a], P[b]); if (d > most) { most = d; at = i; } }
    if (at > 0) { stays.add(at); parts.push([a, at], [at, b]); }
  }
  return P.filter((_, i) => stays.has(i));
};
const pack = P => thin(P, 2.2).map(p => p.map(Math.round)).flatMap((p, i, all) => i ? [p[0] - all[i - 1][0], p[1] - all[i - 1][1]] : p);
const path = strokes => strokes.map(numbers => {
  const P = [];
  for (let i = 0, x = 0, y = 0; i + 1 < numbers.length; i += 2) P.push([x += numbers[i], y += numbers[i + 1]]);
  const middle = P.slice(1, -1).map((p, i) => `Q${p[0]} ${p[1]} ${(p[0] + P[i + 2][0]) / 2} ${(p[1] + P[i + 2][1]) / 2}`);
  return `M${P[0][0]} ${P[0][1]}${middle.join("")}L${P.at(-1)[0]} ${P.at(-1)[1]}`;
}).join("");
const drawn = P => P.reduce((sum, p, i) => i ? sum + Math.hypot(p[0] - P[i - 1][0], p[1] - P[i - 1][1]) : 0, 0);
const signing = ({ title, text, hint, ok, name, before, ready = () => true, done }) => {
  let raw = [], line = null, pointer = null, began = 0, took = 0;
  const shown = svg("path"), ghost = svg("text", { x: 500, y: 330, "text-anchor": "middle" }, T.signHere);
  const pad = svg("svg", { class: "pad", id: "pad", viewBox: "0 0 1000 600", role: "img", "aria-label": T.padLabel }, svg("line", { x1: 60, x2: 940, y1: 460, y2: 460 }), shown, ghost);
  const typed = field("typed", fill(T.typedLabel, { name }), 120, { on: { input: () => paint() } }, T.typedHint);
  const enough = () => raw.reduce((sum, P) => sum + drawn(P), 0) > 150;
  const strokes = () => raw.map(pack);
  const paint = () => {
    const all = [...raw, ...(line ? [line] : [])];
    shown.setAttribute("d", path(all.map(pack)));
    ghost.setAttribute("visibility", all.length ? "hidden" : "visible");
    byId("ok").disabled = !enough() && tidy(byId("typed").value, 120).length < 3;
    byId("clear").disabled = !raw.length;
  };
  const at = e => { const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(pad.getScreenCTM().inverse()); return [Math.max(0, Math.min(1000, p.x)), Math.max(0, Math.min(600, p.y))]; };
  pad.addEventListener("pointerdown", e => {
    if (pointer !== null || (e.pointerType === "mouse" && e.button) || raw.length >= 60) return;
    e.preventDefault(); pointer = e.pointerId; pad.setPointerCapture(pointer); began ||= Date.now(); line = [at(e)]; paint();
  });
  pad.addEventListener("pointermove", e => { if (e.pointerId === pointer) { const all = e.getCoalescedEvents?.() || []; line.push(...(all.length ? all : [e]).map(at)); paint(); } });
  const up = e => { if (e.pointerId !== pointer) return; pointer = null; if (strokes().flat().length + line.length < 3900) raw.push(line); line = null; took = Date.now() - began; paint(); };
  pad.addEventListener("pointerup", up); pad.addEventListener("pointercancel", up);
  for (const type of ["touchstart", "touchmove"]) pad.addEventListener(type, e => e.preventDefault(), { passive: false });
  openDialog(title, "signing", el("p", { className: "says" }, text), hint && el("p", { className: "hint" }, hint), before, pad,
    el("div", { className: "row" }, cancel(), button(T.clear, () => { raw = []; began = 0; paint(); announce(T.cleared); }, { id: "clear" }),
      submit(ok, () => {
        const name = tidy(byId("typed").value, 120);
        if (byId("ok").disabled || !ready()) return;
        const got = enough() ? { typed: null, strokes: strokes(), took_ms: Math.min(took, 600000) } : { typed: name, strokes: [], took_ms: 0 };
        done(got); D.close();
      })),
    el("details", {}, el("summary", {}, T.cannot), typed));
  paint();
};
const askSignature = (p, h) => {
  const m = S.marks[p.id], later = from(m) > h.start ? from(m) : h.start, earlier = to(m) < h.end ? to(m) : h.end;
  signing({
    title: R.halves.length > 1 ? `${nameOf(p)} — ${h.label}` : nameOf(p), name: nameOf(p), ok: T.confirm,
    text: fill(T.says, { date: longDate(X.date), from: clock(later), to: clock(earlier), title: own(R.module_title) }),
    done: got => {
      change(() => {
        S.signatures = S.signatures.filter(s => !(s.by === p.id && s.half === h.id));
        S.signatures.push({ by: p.id, half: h.id, at: iso(now()), as: { arrived: m.arrived, left: m.left, minutes: stay(m) }, ...got });
      });
      const next = toSign()[0];
      say(fill(next ? T.thanksNext : T.thanks, { name: nameOf(p), next: next && nameOf(next) }));
    },
  });
};
const chain = () => { const p = toSign()[0]; if (p) askSignature(p, unsigned(p)[0]); };
const askClosing = () => {
  const sign = toSign().length, early = localDate(now()) === X.date && localTime(now()) < X.end, failed = wrong(T.trainerNeeds);
  signing({
    title: T.closeTitle, name: R.trainer ? own(R.trainer) : T.trainer, ok: T.closeOk,
    text: fill(X.sign ? T.trainerSays : T.trainerSaysRemote, { date: longDate(X.date), from: clock(X.start), to: clock(X.end) }),
    hint: [sign && fill(T.closeUnsigned, { n: sign }), early && fill(T.closeEarly, { to: clock(X.end) })].filter(Boolean).join(" "),
    before: [field("signer", T.trainer, 120, { value: R.trainer.slice(0, 120) }), failed],
    ready: () => { failed.hidden = !!tidy(byId("signer").value, 120); if (!failed.hidden) byId("signer").focus(); return failed.hidden; },
    done: got => {
      const name = tidy(byId("signer").value, 120);
      change(() => { S.closed = { name, at: iso(now()), ...got }; open.clear(); bad.clear(); }, T.closedTitle);
      byId("closedh").scrollIntoView({ block: "center" });
    },
  });
};

// The file.
const built = () => {
  const marks = everybody().filter(p => S.marks[p.id]).map(p => ({ participant: p.id, status: S.marks[p.id].status, arrived: S.marks[p.id].arrived ?? null, left: S.marks[p.id].left ?? null }));
  const file = { format: "formation/roll-call", version: 1, roster: R, roster_digest: DIGEST, copy: S.copy, revision: S.revision, opened_at: S.opened_at, saved_at: iso(now()),
    device_timezone: zone(), other_day: S.other_day, marks, added: S.added,
    signatures: S.signatures.map(s => ({ by: s.by, half: s.half, at: s.at, took_ms: s.took_ms, as: { status: "present", arrived: s.as.arrived ?? null, left: s.as.left ?? null, minutes: s.as.minutes }, typed: s.typed, strokes: s.strokes })),
    headcount: S.headcount, note: tidy(S.note, 2000, true), closed: S.closed, reopened: S.reopened };
  return JSON.stringify({ ...file, seal: sha256(canonical(file)) }) + "\n";
};
const fileName = () => `${T.file}-${R.cohort}-${X.id}${S.closed ? "" : "-" + T.draft}.json`.replace(/[^\w.-]/g, "_");
const sent = (name, text) => { S.saved = { name, size: Math.ceil(text.length / 1024), time: clock(localTime(now())) }; keep(); draw(); say(fill(T.saved, S.saved)); };
const save = () => {
  const text = built(), name = fileName(), href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const a = el("a", { href, download: name });
  document.body.append(a); a.click(); a.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
  sent(name, text);
};
const send = async () => {
  const text = built(), name = fileName();
  const files = [new File([text], name, { type: "application/json" }), new File([text], name + ".txt", { type: "text/plain" })];
  const file = files.find(file => { try { return navigator.canShare?.({ files: [file] }); } catch { return false; } });
  if (file) {
    try { await navigator.share({ files: [file], title: name }); sent(file.name, text); } catch (e) { if (e.name !== "AbortError") save(); }
    return;
  }
  save();
  const part = encodeURIComponent;
  if (R.contact) location.href = `mailto:${part(R.contact)}?subject=${part(fill(T.subject, { session: X.id, date: longDate(X.date) }))}&body=${part(fill(T.body, { name }))}`;
};
const copy = async () => {
  const text = built();
  try { await navigator.clipboard.writeText(text); say(T.copied); } catch {
    const area = el("textarea", { value: text, rows: 6, readOnly: true, "aria-label": T.copy });
    byId("sent").replaceChildren(area); area.focus(); area.select();
  }
};
const read = text => { // a copy that this page saved, on this device or another
  const { seal, ...rest } = JSON.parse(text);
  if (rest.format !== "formation/roll-call" || rest.version !== 1 || seal !== sha256(canonical(rest))) throw new Error(T.badFile);
  if (rest.roster_digest !== DIGEST) throw new Error(T.otherSheet);
  const whole = s => { if (![...s.strokes, [0]].flat().every(Number.isInteger)) throw new Error(T.badFile); return s; };
  const times = m => ({ arrived: m.arrived ?? undefined, left: m.left ?? undefined });
  return { copy: rest.copy, revision: rest.revision, opened_at: rest.opened_at, other_day: rest.other_day, added: rest.added, headcount: rest.headcount, note: rest.note, reopened: rest.reopened,
    marks: Object.fromEntries(rest.marks.map(m => [m.participant, { status: m.status, ...times(m) }])),
    signatures: rest.signatures.map(s => whole({ ...s, as: { ...times(s.as), minutes: s.as.minutes } })), closed: rest.closed && whole(rest.closed) };
};
byId("file").addEventListener("change", async e => {
  const file = e.target.files[0];
  e.target.value = "";
  if (!file) return;
  let state;
  try { if (file.size > 1048576) throw new Error(T.badFile); state = read(await file.text()); } catch (e) { return say(e.message === T.otherSheet ? T.otherSheet : T.badFile); }
  const apply = () => { take(state); change(() => {}); say(T.resumed); };
  if (S.revision) ask(T.replaceAll, T.replaceYes, apply); else apply();
});

// Start.
const before = found(), restored = before?.revision > 0;
if (before) take(before);
keep();
byId("noscript").remove();
byId("app").hidden = false;
document.title = [R.module_title, longDate(X.date)].filter(Boolean).join(" – ");
byId("org").textContent = R.provider;
byId("title").textContent = R.module_title;
byId("when").textContent = fill(T.when, { date: longDate(X.date), from: clock(X.start), to: clock(X.end) });
byId("who").textContent = [R.trainer && fill(T.with, { name: own(R.trainer) }), own(X.place) || (X.sign ? "" : T.remote)].filter(Boolean).join(" · ");
[...byId("steps").children].forEach((li, i) => { li.textContent = (X.sign ? T.steps : T.stepsRemote)[i]; });
byId("rest").addEventListener("click", () => {
  const marks = JSON.stringify(S.marks);
  change(() => { for (const p of everybody()) S.marks[p.id] ??= { status: "present" }; });
  say(T.allMarked, T.undo, () => change(() => { S.marks = JSON.parse(marks); }, T.undone));
});
byId("chain").addEventListener("click", chain);
byId("saidb").addEventListener("click", () => offer?.act());
const today = localDate(now());
if (today !== X.date && !S.other_day && !S.closed) {
  byId("day").hidden = false;
  byId("dayt").textContent = fill(T.otherDay, { date: longDate(X.date), today: longDate(today) });
  byId("dayb").addEventListener("click", () => { byId("day").hidden = true; change(() => { S.other_day = true; }); byId("title").focus(); });
}
if (farAway()) { byId("zone").hidden = false; byId("zone").textContent = fill(T.otherZone, { zone: X.timezone.split("/").pop().replace(/_/g, " ") }); }
draw();
if (restored) say(fill(T.restored, { time: clockOf(S.changed_at || S.opened_at) }));
})();
