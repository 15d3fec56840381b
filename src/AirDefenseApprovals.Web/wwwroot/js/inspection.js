// The page of an inspection without a network. What is written goes into a queue on the device (IndexedDB) and is sent in order, each
// entry under an identity of its own, so that what is sent twice is there once. What the office refuses stays here and is shown.
(async () => {
  "use strict";
  const start = JSON.parse(document.getElementById("inspection-state").textContent);
  const { words, user } = start;
  const caseId = start.id,
    base = `/cases/${caseId}/site`,
    key = `${user} ${caseId}`;
  const store = await idb.openDB("inspections", 1, {
    upgrade(db) {
      db.createObjectStore("records");
      db.createObjectStore("queue", { keyPath: "no", autoIncrement: true }).createIndex("of", "of");
    },
  });
  const byId = (id) => document.getElementById(id);
  const made = (tag, props = {}, ...children) => {
    const e = Object.assign(document.createElement(tag), props);
    e.append(...children);
    return e;
  };
  const said = (word, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), words[word]);

  let record = start.site,
    work = start.work,
    token = null,
    sending = false,
    editing = null,
    plan = null;
  let queue = await queued();
  const kept = await store.get("records", key);
  if (kept && !navigator.onLine) record = kept;
  document.documentElement.classList.add("scripted");

  async function queued() {
    return (await store.getAllFromIndex("queue", "of", key)).sort((a, b) => a.no - b.no);
  }
  async function put(entry) {
    try {
      await store.put("queue", { ...entry, of: key });
    } catch (error) {
      trouble(words["storage-full"], String(error));
      throw error;
    }
    queue = await queued();
    render();
    send();
  }
  async function take(entry) {
    await store.delete("queue", entry.no);
    queue = await queued();
  }

  // The record as it will be when all is sent.
  function ahead() {
    const findings = new Map(record.findings.map((f) => [f.id, f])),
      points = new Map(record.points.map((p) => [`${p.work ?? ""} ${p.clause}`, p])),
      photos = [...record.photos];
    for (const entry of queue) {
      if (entry.kind === "finding") findings.set(entry.id, { ...entry.body, id: entry.id, waits: true });
      if (entry.kind === "point") points.set(`${entry.body.work ?? ""} ${entry.body.clause}`, entry.body);
      if (entry.kind === "photo")
        photos.push({ id: entry.id, finding: entry.body.finding, file: entry.file, waits: true });
    }
    return { findings: [...findings.values()], points, photos };
  }

  // ---- Sending
  const gone = (answer) => answer.redirected || answer.status === 401;
  async function call(path, method, body) {
    return fetch(base + path, {
      method,
      headers: {
        "Content-Type": "application/json",
        RequestVerificationToken: token ?? "",
        "Accept-Language": document.documentElement.lang,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
  async function read() {
    const answer = await fetch(base, { cache: "no-store" });
    if (gone(answer)) {
      status("sign-in-again");
      return false;
    }
    if (!answer.ok) return false;
    token = answer.headers.get("RequestVerificationToken");
    record = await answer.json();
    await store.put("records", record, key);
    return true;
  }
  // What was changed again while it was being sent changes what the office has now.
  async function follow(sent, saved) {
    for (const later of queue.filter((e) => e.kind === "finding" && e.id === sent.id && e.no > sent.no))
      await store.put("queue", { ...later, body: { ...later.body, seen: saved.version } });
  }
  // Over and all sent: nothing of the case stays on the device.
  async function clear() {
    if (record.open || queue.length) return;
    await store.delete("records", key);
    const cache = await caches.open("inspection-1");
    for (const kept of [location.pathname, start.plan].filter(Boolean)) await cache.delete(kept);
  }
  function upload(entry) {
    return new Promise((done, failed) => {
      const sent = new tus.Upload(entry.file, {
        endpoint: "/uploads",
        uploadUrl: entry.upload ?? null,
        chunkSize: 1024 * 1024,
        retryDelays: null,
        storeFingerprintForResuming: false,
        removeFingerprintOnSuccess: true,
        headers: { RequestVerificationToken: token },
        metadata: { filename: entry.name },
        onUploadUrlAvailable: async () => {
          entry.upload = sent.url;
          await store.put("queue", { ...entry });
        },
        onProgress: (bytes, all) => status("sending", entry.name, Math.round((bytes / all) * 100)),
        onError: failed,
        onSuccess: () => done(sent.url.split("/").pop()),
      });
      sent.start();
    });
  }
  async function deliver(entry) {
    if (entry.kind === "finding") return call(`/findings/${entry.id}`, "PUT", entry.body);
    if (entry.kind === "point") return call("/points", "PUT", entry.body);
    if (entry.kind === "sign") return call("/sign", "POST");
    return call(`/photos/${entry.id}`, "PUT", { ...entry.body, upload: await upload(entry) });
  }
  // One tab sends: two would send the same twice, which does no harm, and show it twice, which does.
  async function send() {
    if (sending) return;
    sending = true;
    try {
      await navigator.locks.request("inspection " + key, { ifAvailable: true }, async (lock) => {
        if (!lock || !(await read())) return;
        for (let entry; (entry = queue.find((e) => !e.refused));) {
          status("sending", entry.name ?? "", "");
          const answer = await deliver(entry);
          if (gone(answer)) {
            status("sign-in-again");
            return;
          }
          if (answer.ok) {
            if (entry.kind === "finding") await follow(entry, await answer.json());
            await take(entry);
            continue;
          }
          if (answer.status >= 500 || answer.status === 429) return;
          const problem = await answer.json();
          if (answer.status === 400 && problem.type === "urn:ada:form-expired") {
            if (!(await read())) return;
            continue;
          }
          await store.put("queue", {
            ...entry,
            refused: {
              type: problem.type,
              detail: [problem.detail, ...Object.values(problem.errors ?? {}).flat()].join(" "),
            },
          });
          queue = await queued();
        }
        if (await read()) await clear();
      });
    } catch {
      /* no network: the queue waits for it */
    } finally {
      sending = false;
      render();
    }
  }

  // ---- Showing
  let busy = "";
  function status(word, ...values) {
    busy = said(word, ...values);
    bar();
  }
  function bar() {
    const waiting = queue.filter((e) => !e.refused).length,
      bar = byId("sync");
    bar.hidden = false;
    bar.className = `alert d-flex flex-wrap gap-2 align-items-center alert-${!navigator.onLine ? "warning" : waiting ? "info" : "success"}`;
    bar.dataset.waiting = waiting;
    bar.dataset.refused = queue.length - waiting;
    bar.replaceChildren(
      made("b", { textContent: words[navigator.onLine ? "online" : "offline"] }),
      made("span", { textContent: busy || (waiting ? said("waiting-n", waiting) : words["all-sent"]) }),
    );
  }
  function trouble(title, text, ...acts) {
    byId("troubles").append(
      made(
        "div",
        { className: "alert alert-danger", role: "alert" },
        made("b", { textContent: title }),
        made("div", { textContent: text }),
        made("div", { className: "d-flex flex-wrap gap-2 mt-2" }, ...acts),
      ),
    );
  }
  const button = (text, act, style = "outline-primary") => {
    const b = made("button", { type: "button", className: `btn btn-sm btn-${style}`, textContent: text });
    b.addEventListener("click", act);
    return b;
  };

  function render() {
    if (!sending) busy = "";
    const now = ahead(),
      mine = now.findings.filter((f) => (f.work ?? null) === (work ?? null));
    byId("troubles").replaceChildren();
    for (const entry of queue.filter((e) => e.refused)) refused(entry);
    const list = mine
      .filter((f) => !f.dropped)
      .map((f) =>
        made(
          "li",
          { className: "card card-body mb-2" },
          made(
            "div",
            {},
            made("b", { textContent: f.place || "—" }),
            " ",
            made("span", { className: "small text-body-secondary", textContent: f.clause || words["no-clause"] }),
            ...(f.waits ? [" ", made("span", { className: "badge text-bg-warning", textContent: words.unsent })] : []),
          ),
          made("div", { textContent: f.problem }),
          made(
            "div",
            { className: "d-flex flex-wrap gap-1 my-1" },
            ...now.photos
              .filter((p) => p.finding === f.id)
              .map((p) =>
                made("img", {
                  className: "site-thumb",
                  alt: p.fileName ?? "",
                  width: 96,
                  height: 72,
                  src: p.file ? URL.createObjectURL(p.file) : `/cases/${caseId}/photos/${p.id}?published=1`,
                }),
              ),
          ),
          made(
            "div",
            { className: "d-flex flex-wrap gap-2" },
            button(words.edit, () => edit(f)),
            button(
              words.drop,
              () => put({ kind: "finding", id: f.id, body: { ...plain(f), dropped: true } }),
              "outline-danger",
            ),
          ),
        ),
      );
    byId("finding-list").replaceChildren(
      ...(list.length ? list : [made("li", { className: "text-body-secondary", textContent: words["no-findings"] })]),
    );
    let seen = 0;
    for (const row of document.querySelectorAll("[data-point]")) {
      const point = now.points.get(`${work ?? ""} ${row.dataset.point}`),
        state = point?.state?.toLowerCase();
      for (const radio of row.querySelectorAll("input[type=radio]"))
        radio.checked = radio.value.toLowerCase() === state;
      const note = row.querySelector("input:not([type=radio])");
      if (note !== document.activeElement) note.value = point?.note ?? "";
      if (state || mine.some((f) => !f.dropped && f.clause === row.dataset.point)) seen++;
    }
    byId("seen-count").textContent = said("seen-of", seen, record.checklist.length);
    byId("finding-count").textContent = list.length;
    byId("signatures").textContent = queue.some((e) => e.kind === "sign")
      ? words["sign-pending"]
      : record.signatures.length && !queue.length
        ? said("signed-by", record.signatures.map((s) => s.name).join("、"))
        : "";
    bar();
  }
  // What the office did not take stays on the device until the inspector says what becomes of it.
  function refused(entry) {
    const drop = button(
      words.remove,
      async () => {
        if (confirm(words.remove)) {
          await take(entry);
          render();
        }
      },
      "outline-danger",
    );
    if (entry.kind === "finding" && entry.refused.type === "urn:ada:finding-changed-meanwhile") {
      const theirs = record.findings.find((f) => f.id === entry.id);
      trouble(
        words.conflict,
        `${words["my-words"]} ${entry.body.place} ${entry.body.problem} ${entry.body.remedy ?? ""} ｜ ${words["their-words"]} ${theirs?.place ?? ""} ${theirs?.problem ?? ""} ${theirs?.remedy ?? ""}`,
        button(words["keep-mine"], async () => {
          await store.put("queue", {
            ...entry,
            refused: undefined,
            body: { ...entry.body, seen: theirs?.version ?? 0 },
          });
          queue = await queued();
          send();
        }),
        button(words["keep-theirs"], async () => {
          await take(entry);
          render();
        }),
      );
    } else if (entry.kind === "finding") {
      trouble(
        words["not-taken"],
        `${entry.body.place ?? ""} ${entry.body.problem}: ${entry.refused.detail}`,
        ...(entry.refused.type === "urn:ada:notice-was-given"
          ? [
              made("a", {
                className: "btn btn-sm btn-outline-primary",
                href: `/cases/${caseId}/acceptance#omissions`,
                textContent: words["as-omission"],
              }),
            ]
          : [button(words.edit, () => edit({ ...entry.body, id: entry.id, version: entry.body.seen }, entry))]),
        drop,
      );
    } else {
      trouble(words["not-taken"], `${entry.name ?? entry.body?.clause ?? ""}: ${entry.refused.detail}`, drop);
    }
  }

  // ---- Writing
  const form = byId("finding-form");
  const plain = (f) => ({
    seen: f.waits ? (queue.findLast((e) => e.kind === "finding" && e.id === f.id)?.body.seen ?? 0) : (f.version ?? 0),
    work: f.work ?? null,
    clause: f.clause ?? "",
    place: f.place ?? "",
    problem: f.problem,
    remedy: f.remedy ?? "",
    responsible: f.responsible ?? null,
    deadlineDays: f.deadlineDays ?? null,
    deadline: f.deadline ?? null,
    dropped: f.dropped ?? false,
  });
  function edit(finding, entry) {
    editing = { id: finding.id, entry, finding };
    for (const name of ["clause", "place", "problem", "remedy", "responsible", "deadlineDays", "deadline"])
      form.elements[name].value = finding[name] ?? "";
    byId("finding-title").textContent = byId("finding-title").dataset.edit;
    form.scrollIntoView({ block: "start" });
    form.elements.place.focus();
  }
  function fresh() {
    editing = null;
    plan = null;
    form.reset();
    for (const name of ["clause", "place", "problem", "remedy", "responsible", "deadlineDays", "deadline"])
      form.elements[name].value = "";
    byId("finding-title").textContent = byId("finding-title").dataset.new;
    byId("chosen-photos").replaceChildren();
    form.querySelector(".plan-mark").hidden = true;
  }
  function fill(clause) {
    const point = record.checklist.find((p) => p.clause === clause.trim());
    if (!point) return;
    for (const [name, usual] of [
      ["problem", point.typicalDefect],
      ["remedy", point.usualRemedy],
      ["deadlineDays", point.usualDeadlineDays],
    ])
      if (usual && !form.elements[name].value) form.elements[name].value = usual;
  }
  form.elements.clause.addEventListener("change", (e) => fill(e.target.value));
  form.elements.photos.addEventListener("change", (e) =>
    byId("chosen-photos").replaceChildren(
      ...[...e.target.files].map((f) =>
        made("img", { className: "site-thumb", alt: f.name, width: 96, height: 72, src: URL.createObjectURL(f) }),
      ),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const value = (name) => form.elements[name].value.trim();
    if (!value("problem")) {
      form.elements.problem.classList.add("is-invalid");
      form.elements.problem.focus();
      return;
    }
    form.elements.problem.classList.remove("is-invalid");
    const id = editing?.id ?? crypto.randomUUID(),
      deadline = value("deadline") || null,
      files = [...form.elements.photos.files],
      at = plan;
    const body = {
      ...plain(editing?.finding ?? { version: 0, work }),
      clause: value("clause"),
      place: value("place"),
      problem: value("problem"),
      remedy: value("remedy"),
      responsible: value("responsible") || null,
      deadline,
      deadlineDays: deadline ? null : Number.parseInt(value("deadlineDays"), 10) || null,
    };
    // A change that was not sent yet takes the place of what waits: it is one change for the office.
    const waiting = editing?.entry ?? queue.findLast((e) => e.kind === "finding" && e.id === id && !sending);
    if (waiting) {
      body.seen = waiting.body.seen;
      await store.delete("queue", waiting.no);
    }
    fresh();
    await put({ kind: "finding", id, body });
    for (const file of files)
      await put({
        kind: "photo",
        id: crypto.randomUUID(),
        name: file.name,
        file,
        body: { finding: id, x: at?.x ?? null, y: at?.y ?? null },
      });
  });
  byId("points").addEventListener("change", async (event) => {
    const row = event.target.closest("[data-point]"),
      state = row.querySelector("input[type=radio]:checked")?.value ?? null,
      note = row.querySelector("input:not([type=radio])").value.trim() || null;
    if (!state) return;
    const body = { clause: row.dataset.point, work: work ?? null, state, note };
    if (event.target.type === "radio" && state === "Problem") {
      fresh();
      form.elements.clause.value = body.clause;
      fill(body.clause);
      form.scrollIntoView({ block: "start" });
    }
    const waiting = queue.findLast(
      (e) => e.kind === "point" && e.body.clause === body.clause && (e.body.work ?? null) === body.work && !sending,
    );
    if (waiting) await store.delete("queue", waiting.no);
    await put({ kind: "point", body });
  });
  byId("points").addEventListener("submit", (event) => event.preventDefault());
  byId("sign").addEventListener("submit", async (event) => {
    event.preventDefault();
    await put({ kind: "sign" });
  });
  byId("work")?.addEventListener("change", (event) => {
    work = event.target.value;
    fresh();
    render();
  });
  byId("choose-work")?.remove();

  // The place on the plan: tapped, or moved by the arrow keys.
  const field = form.querySelector(".plan-field"),
    frame = field.querySelector(".plan"),
    mark = field.querySelector(".plan-mark");
  field.hidden = false;
  function place(x, y) {
    plan = {
      x: Math.round(Math.min(1, Math.max(0, x)) * 1000) / 1000,
      y: Math.round(Math.min(1, Math.max(0, y)) * 1000) / 1000,
    };
    mark.hidden = false;
    mark.style.left = plan.x * 100 + "%";
    mark.style.top = plan.y * 100 + "%";
  }
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    place((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  frame.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
    if (step) {
      event.preventDefault();
      place((plan?.x ?? 0.5) + step[0], (plan?.y ?? 0.5) + step[1]);
    }
  });

  addEventListener("online", () => {
    render();
    send();
  });
  addEventListener("offline", render);
  setInterval(() => {
    if (navigator.onLine && queue.some((e) => !e.refused)) send();
  }, 15000);
  navigator.storage?.persist?.();
  render();
  send();
  navigator.serviceWorker?.register("/inspection-worker.js", { scope: "/cases/" }).catch(() => {});
  // The page and its parts came before the worker did: they are fetched again, so that it has them.
  navigator.serviceWorker?.ready.then(async () => {
    const cache = await caches.open("inspection-1");
    await cache.add(location.pathname).catch(() => {});
    await Promise.all(
      [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]")]
        .map((e) => e.src || e.href)
        .concat(start.plan ?? [])
        .map((part) => cache.add(part).catch(() => {})),
    );
    document.documentElement.dataset.offlineReady = "yes";
  });
})();
