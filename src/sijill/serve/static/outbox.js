// Decisions are kept in the browser until the server says that it has them: none is lost with a line or a tab.
// Each has a name of its own (`key`), by which the server keeps one that is sent again once.
(() => {
  "use strict";
  const box = document.getElementById("outbox");
  if (!box) return;
  const before = `sijill.decision.${box.dataset.user}.`;
  const list = box.querySelector("ul");
  const wrong = box.querySelector("[role=alert]");
  const EVERY = 5000; // milliseconds after which it is tried again
  const PATIENCE = 20000;

  const waiting = () => {
    const found = [];
    for (let n = 0; n < localStorage.length; n += 1) {
      const name = localStorage.key(n);
      if (name.startsWith(before)) found.push({ name, ...JSON.parse(localStorage.getItem(name)) });
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const mark = (one, refused) => {
    const { name, ...rest } = one;
    localStorage.setItem(name, JSON.stringify({ ...rest, refused }));
  };
  const random = () => [...crypto.getRandomValues(new Uint8Array(8))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const show = () => {
    const found = waiting();
    box.hidden = !found.length && !wrong.textContent;
    box.querySelector(".many").hidden = !found.length;
    box.querySelector(".n").textContent = found.length;
    list.replaceChildren(...found.map((one) => {
      const said = Object.fromEntries(one.fields);
      const line = document.createElement("li");
      const about = document.createElement("bdi");
      about.textContent = [said.decision || said.field, said.left || one.url.split("/").pop().split("?")[0]].join(" ");
      line.append(about);
      if (one.refused) {
        const why = document.createElement("bdi");
        why.className = "disagree";
        why.textContent = ` ${one.refused} `;
        const away = document.createElement("button");
        away.type = "button";
        away.className = "plain";
        away.textContent = box.dataset.discard;
        away.addEventListener("click", () => { localStorage.removeItem(one.name); show(); });
        line.append(why, away);
      }
      return line;
    }));
  };

  // What came of one: `kept` with where to go on, `refused` for ever with why, or `later`.
  const send = async (one) => {
    const body = new URLSearchParams(one.fields);
    body.set("token", box.dataset.token);
    body.set("key", one.name.slice(before.length));
    const asked = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", keepalive: true };
    try {
      const answer = await fetch(one.url, { ...asked, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 201) return { kept: (await answer.json()).to };
      if ([400, 404, 422].includes(answer.status)) return { refused: (await answer.json()).detail || box.dataset.refused };
      return { later: answer.status === 401 || answer.status === 403 ? box.dataset.signed : "" };
    } catch {
      return { later: "" };
    }
  };
  let busy = false;
  const flush = async (mine) => {
    if (busy) return;
    busy = true;
    let to = null;
    let sent = 0;
    for (const one of waiting().filter((each) => !each.refused)) {
      const came = await send(one);
      if (came.kept) {
        localStorage.removeItem(one.name);
        sent += 1;
        if (one.name === mine) to = came.kept;
      } else if (came.refused && one.name === mine) {
        localStorage.removeItem(one.name); // whoever made it is here to see why
        wrong.textContent = came.refused;
        box.scrollIntoView({ block: "nearest" });
      } else if (came.refused) {
        mark(one, came.refused);
      } else {
        wrong.textContent = came.later;
        break;
      }
    }
    busy = false;
    show();
    if (to) location.assign(to);
    else if (sent && location.pathname.startsWith("/review")) location.reload(); // what it shows has been decided
    else dispatchEvent(new Event("decided"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !new URL(form.action).pathname.startsWith("/review/")) return;
    const fields = [...new FormData(form, event.submitter)].filter(([name]) => name !== "token");
    const url = form.getAttribute("action");
    const name = `${before}${Date.now().toString(36).padStart(9, "0")}-${random()}`;
    const same = waiting().find((one) => one.url === url && JSON.stringify(one.fields) === JSON.stringify(fields));
    try {
      if (!same) localStorage.setItem(name, JSON.stringify({ url, fields }));
    } catch {
      return; // no room or no leave to keep it: it goes the way of all forms
    }
    event.preventDefault();
    wrong.textContent = "";
    flush(same ? same.name : name);
  });
  const again = () => {
    if (waiting().some((one) => !one.refused)) flush();
    else show();
  };
  addEventListener("online", again);
  addEventListener("storage", show);
  setInterval(again, EVERY);
  again();
})();
