// The shop's own few lines: its language, who is signed in, and the buttons that open the chat.
const NAME = "shop-language";
const CUSTOMER = "shop-customer";
const SIGNED_IN = "shop-signed-in";
const TITLES = {
  ru: "Лавка «Окно»: вещи для дома и подоконника",
  en: "The Okno Shop: things for the home and the sill",
};

function speak(language) {
  document.documentElement.lang = language;
  document.title = TITLES[language];
  // The chat speaks the page's language; when it is there already, it has to be told.
  for (const ours of document.querySelectorAll("okno-chat, okno-callback"))
    ours.setAttribute("lang", language);
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // The next page begins in Russian again, and signed out.
  }
}

const wished = new URLSearchParams(location.search).get("lang") ?? remembered(NAME);
if (wished === "en") speak("en");

document.querySelector("[data-tongue]").addEventListener("click", () => {
  const language = document.documentElement.lang === "ru" ? "en" : "ru";
  remember(NAME, language);
  speak(language);
});

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => window.Okno?.open());
}

// Anna is made up, and so is her number with the shop: each browser has an Anna of its own.
const switchOf = document.querySelector("[data-customer]");

function show(isIn) {
  switchOf.querySelector("[data-in]").hidden = !isIn;
  switchOf.querySelector("[data-out]").hidden = isIn;
}

function numberOfAnna() {
  const known = remembered(CUSTOMER);
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  remember(CUSTOMER, made);
  return made;
}

// What a real shop's server does when somebody signs in there: it signs who they are.
async function signed() {
  const asked = new URLSearchParams({ number: numberOfAnna(), language: document.documentElement.lang });
  const answer = await fetch(`/demo/customer?${asked}`, { method: "POST" });
  if (!answer.ok) throw new Error(`not signed: ${answer.status}`);
  return (await answer.json()).token;
}

async function enter() {
  switchOf.disabled = true;
  try {
    window.Okno.identify(await signed());
    remember(SIGNED_IN, "yes");
    show(true);
  } catch (failure) {
    reportError(failure);
  } finally {
    switchOf.disabled = false;
  }
}

function leave() {
  remember(SIGNED_IN, null);
  show(false);
  window.Okno?.signOut();
}

switchOf.addEventListener("click", () => (remembered(SIGNED_IN) ? leave() : enter()));

// The chat's file has come by then.
addEventListener("load", () => {
  if (remembered(SIGNED_IN)) enter();
  window.Okno?.on("identity_expired", enter);
});
